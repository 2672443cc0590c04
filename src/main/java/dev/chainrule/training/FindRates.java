package dev.chainrule.training;

import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.Initialization;
import dev.chainrule.engine.probe.RangeTest;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.run.RateCurve;
import dev.chainrule.run.RateSearchLog;
import dev.chainrule.run.RateSearchLog.Claimed;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Performs one search for a learning rate: a range test for each initialization of an experiment, with the first of its seeds, stored as
 * each is done. Called by the job engine's threads.
 */
@Component
class FindRates extends SideJob<Claimed> {

    private final RateSearchLog log;
    private final Datasets datasets;

    FindRates(RateSearchLog log, Datasets datasets, Signals signals) {
        super(log, signals, "search");
        this.log = log;
        this.datasets = datasets;
    }

    @Override
    String name(Claimed claim) {
        return "search %d for a learning rate".formatted(claim.id());
    }

    @Override
    boolean work(Claimed claim) {
        RunDefinition any = claim.definition().anyRun();
        PreparedData data = datasets.prepare(
                any.dataset(), any.validationShare(), any.scaling(), any.coding(datasets.classes(any.dataset())));
        List<Initialization> initializations = claim.definition().sweep().initializations();
        for (int place = 0; place < initializations.size(); place++) {
            if (claim.done().contains(place)) {
                continue;
            }
            if (closing()) {
                return false;
            }
            Initialization initialization = initializations.get(place);
            RangeTest test = RangeTest.of(
                    startingFrom(initialization, any).trainingSpec(data.dataset()),
                    data.split().training());
            if (!log.store(claim, place, RateCurve.of(initialization, test))) {
                return true;
            }
        }
        log.finish(claim);
        return true;
    }

    private static RunDefinition startingFrom(Initialization initialization, RunDefinition run) {
        return new RunDefinition(
                run.dataset(),
                run.scaling(),
                run.validationShare(),
                run.network(),
                run.training(),
                run.learningRate(),
                initialization,
                run.seed());
    }
}
