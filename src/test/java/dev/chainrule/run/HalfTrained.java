package dev.chainrule.run;

import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.Checkpoint;
import dev.chainrule.engine.EpochResult;
import dev.chainrule.engine.Evaluation;
import dev.chainrule.engine.Trainer;
import dev.chainrule.experiment.RunDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Leaves a run as a worker has it in mid-training: claimed, its first epochs recorded. */
public class HalfTrained {

    private final RunLog log;
    private final Datasets datasets;

    HalfTrained(RunLog log, Datasets datasets) {
        this.log = log;
        this.datasets = datasets;
    }

    /** The claim of a worker that has recorded the epochs 0 to {@code lastEpoch}, all with weights. */
    public Claim upTo(Run run, int lastEpoch) {
        Claim claim = log.claim(Place.of(run)).orElseThrow();
        List<EpochResult> results = new ArrayList<>();
        RunDefinition definition = claim.definition();
        PreparedData data = datasets.prepare(
                definition.dataset(),
                definition.validationShare(),
                definition.scaling(),
                definition.coding(datasets.classes(definition.dataset())));
        new Trainer()
                .train(
                        definition.trainingSpec(data.dataset()),
                        data.split(),
                        results::add,
                        () -> results.size() > lastEpoch);
        List<EpochResult> recorded = results.subList(0, lastEpoch + 1);
        List<EpochRow> rows = recorded.stream().map(HalfTrained::row).toList();
        EpochRow best = rows.stream()
                .min(Comparator.comparingDouble(row -> row.measures().decidingLoss()))
                .orElseThrow();
        Checkpoint last = recorded.get(lastEpoch).checkpoint();
        log.record(claim, new EpochBatch(rows, List.of(), block(recorded), best, List.of(), last, 0));
        return claim;
    }

    private static WeightsBlock block(List<EpochResult> results) {
        int parameters = results.get(0).checkpoint().weights().length;
        float[] all = new float[results.size() * parameters];
        for (int i = 0; i < results.size(); i++) {
            System.arraycopy(results.get(i).checkpoint().weights(), 0, all, i * parameters, parameters);
        }
        return new WeightsBlock(results.stream().mapToInt(EpochResult::epoch).toArray(), Floats.toBytes(all));
    }

    private static EpochRow row(EpochResult result) {
        Evaluation validation = result.validation().orElse(null);
        return new EpochRow(
                result.epoch(),
                new Measures(
                        result.training().loss(),
                        validation == null ? null : validation.loss(),
                        result.training().score(),
                        validation == null ? null : validation.score()),
                result.learningRate(),
                result.gradientNorm().isPresent() ? result.gradientNorm().getAsDouble() : null,
                Duration.ofMillis(1));
    }
}
