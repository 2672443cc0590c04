package dev.chainrule.run.page;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.dataset.TargetCoding;
import dev.chainrule.engine.TrainingSpec;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.run.OutputReading;
import dev.chainrule.run.Run;
import dev.chainrule.run.WeightsStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pictures of runs from their stored weights. Safe for any thread. */
@Component
class Pictures {

    /** Multiply-adds that one answer may cost: about a tenth of a second. */
    private static final double DEAREST_BLOCK = 1.5e8;

    private static final int MOST_FRAMES = 64;

    private final WeightsStore weights;
    private final Datasets datasets;
    private final DefinitionJson json;

    Pictures(WeightsStore weights, Datasets datasets, DefinitionJson json) {
        this.weights = weights;
        this.datasets = datasets;
        this.json = json;
    }

    /** Which part of the plane a run's pictures show; empty for data that is not two-dimensional. */
    Optional<Plane> plane(Run run) {
        return Optional.ofNullable(plane(data(definition(run)), run));
    }

    PreparedData data(Run run) {
        return data(definition(run));
    }

    /** One epoch; empty if its weights are not kept. */
    Optional<Frame> at(Run run, int epoch) {
        return weights.at(run.id(), epoch).map(kept -> picture(run).at(epoch, kept));
    }

    /**
     * The kept epochs from {@code from} on, ascending, at most {@code count} and as many as do not take long; at least one, if there is one
     * within {@code count} epochs.
     */
    List<Frame> block(Run run, int from, int count) {
        NetworkPicture picture = picture(run);
        int affordable = (int) Math.max(1, Math.min(MOST_FRAMES, DEAREST_BLOCK / picture.cost()));
        int[] wanted = java.util.Arrays.stream(weights.kept(run.id()).epochs())
                .filter(epoch -> epoch >= from)
                .limit(Math.min(count, affordable))
                .toArray();
        List<Frame> frames = new ArrayList<>();
        if (wanted.length > 0) {
            int last = -1;
            for (WeightsStore.EpochWeights kept : weights.between(run.id(), wanted[0], wanted[wanted.length - 1])) {
                // The best or the last epoch may be stored twice.
                if (kept.epoch() != last) {
                    frames.add(picture.at(kept.epoch(), kept.weights()));
                    last = kept.epoch();
                }
            }
        }
        return frames;
    }

    private NetworkPicture picture(Run run) {
        RunDefinition definition = definition(run);
        PreparedData data = data(definition);
        TrainingSpec spec = definition.trainingSpec(data.dataset());
        return new NetworkPicture(spec, data, answers(definition, data, spec), plane(data, run));
    }

    private static Answers answers(RunDefinition definition, PreparedData data, TrainingSpec spec) {
        int classes = data.dataset().classes();
        TargetCoding coding = definition.coding(classes);
        float least = 0;
        float most = 0;
        if (classes == 0) {
            float[] y = data.split().training().y();
            least = Float.POSITIVE_INFINITY;
            most = Float.NEGATIVE_INFINITY;
            for (float value : y) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        return new Answers(new OutputReading(coding, spec.network().outputs()), classes, least, most);
    }

    private static @Nullable Plane plane(PreparedData data, Run run) {
        Dataset rows = data.dataset();
        return Plane.fits(rows) ? Plane.of(rows, run.parameters()) : null;
    }

    private RunDefinition definition(Run run) {
        return json.readRun(run.definition());
    }

    private PreparedData data(RunDefinition definition) {
        return datasets.prepare(
                definition.dataset(),
                definition.validationShare(),
                definition.scaling(),
                definition.coding(datasets.classes(definition.dataset())));
    }
}
