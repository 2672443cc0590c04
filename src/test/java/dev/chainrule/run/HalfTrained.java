package dev.chainrule.run;

import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.Checkpoint;
import dev.chainrule.engine.EpochResult;
import dev.chainrule.engine.Evaluation;
import dev.chainrule.engine.Trainer;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.RunDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

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
        List<EpochResult> recorded = train(claim.definition(), lastEpoch);
        List<EpochRow> rows = recorded.stream().map(HalfTrained::row).toList();
        EpochRow best = rows.stream()
                .min(Comparator.comparingDouble(row -> row.measures().decidingLoss()))
                .orElseThrow();
        Checkpoint last = recorded.get(lastEpoch).checkpoint();
        log.record(claim, new EpochBatch(rows, List.of(), block(recorded), best, List.of(), last, 0));
        return claim;
    }

    /** What the engine has after an epoch of the run. */
    public Checkpoint checkpoint(Run run, int epoch) {
        RunDefinition definition = new DefinitionJson(JsonMapper.builder().build()).readRun(run.definition());
        return train(definition, epoch).get(epoch).checkpoint();
    }

    private List<EpochResult> train(RunDefinition definition, int lastEpoch) {
        List<EpochResult> results = new ArrayList<>();
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
        return results.subList(0, lastEpoch + 1);
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
                result.penalty(),
                Duration.ofMillis(1));
    }
}
