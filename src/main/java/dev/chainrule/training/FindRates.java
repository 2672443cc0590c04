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
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Performs one search for a learning rate: a range test for each initialization of an experiment, with the first of its seeds, stored as
 * each is done. Called by the job engine's threads.
 */
@Component
class FindRates {

    private static final Logger LOG = LoggerFactory.getLogger(FindRates.class);

    private final RateSearchLog log;
    private final Datasets datasets;
    private final Signals signals;

    FindRates(RateSearchLog log, Datasets datasets, Signals signals) {
        this.log = log;
        this.datasets = datasets;
        this.signals = signals;
    }

    /** False if the process goes down and the rest is to be performed later. */
    boolean perform(long id) {
        if (signals.closing()) {
            return false;
        }
        Optional<Claimed> claimed = log.claim(id);
        if (claimed.isEmpty()) {
            return true;
        }
        Claimed claim = claimed.get();
        try {
            return search(claim);
        } catch (DataAccessException | CannotCreateTransactionException | TransactionSystemException unreachable) {
            // Nothing is known of the search: the job engine tries again in a while.
            throw unreachable;
        } catch (Throwable failed) {
            // An Error as well: it must end this search, not the pool.
            LOG.error("Search {} for a learning rate failed", id, failed);
            log.fail(
                    claim,
                    "%s: %s. The log has the details; search again when the cause is gone."
                            .formatted(failed.getClass().getSimpleName(), failed.getMessage()));
            return true;
        }
    }

    private boolean search(Claimed claim) {
        RunDefinition any = claim.definition().anyRun();
        PreparedData data = datasets.prepare(
                any.dataset(), any.validationShare(), any.scaling(), any.coding(datasets.classes(any.dataset())));
        List<Initialization> initializations = claim.definition().sweep().initializations();
        for (int place = 0; place < initializations.size(); place++) {
            if (claim.done().contains(place)) {
                continue;
            }
            if (signals.closing()) {
                log.release(claim);
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
