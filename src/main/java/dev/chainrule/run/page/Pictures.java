package dev.chainrule.run.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.dataset.TargetCoding;
import dev.chainrule.engine.Predictor;
import dev.chainrule.engine.TrainingSpec;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.run.Floats;
import dev.chainrule.run.OutputReading;
import dev.chainrule.run.Run;
import dev.chainrule.run.WeightsStore;
import dev.chainrule.run.Wiring;
import dev.chainrule.web.BadInput;
import dev.chainrule.web.NotFound;
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

    /** Of weights and maps in one answer. */
    private static final long MOST_NETWORK_BYTES = 200_000;

    private static final int MOST_FRAMES = 64;

    private final WeightsStore weights;
    private final Datasets datasets;
    private final DefinitionJson json;

    // Prepared data is kept as one object by those who share it; so are its axes, for as long.
    private final Cache<PreparedData, PrincipalSlice> principal =
            Caffeine.newBuilder().weakKeys().maximumSize(20).build();

    Pictures(WeightsStore weights, Datasets datasets, DefinitionJson json) {
        this.weights = weights;
        this.datasets = datasets;
        this.json = json;
    }

    /**
     * The plane that a run's pictures show; empty for data with a single feature.
     *
     * @param axes null for the only two features, of more the principal components
     * @throws BadInput if there are no such features
     */
    Optional<Slice> slice(Run run, Slice.@Nullable Axes axes) {
        return Optional.ofNullable(slice(data(run), axes, run));
    }

    PreparedData data(Run run) {
        return data(definition(run));
    }

    /** One epoch; empty if its weights are not kept. */
    Optional<Frame> at(Run run, int epoch, Slice.@Nullable Axes axes) {
        return weights.at(run.id(), epoch).map(kept -> picture(run, axes).at(epoch, kept));
    }

    /**
     * The kept epochs from {@code from} on, ascending, at most {@code count} and as many as do not take long; at least one, if there is one
     * within {@code count} epochs.
     */
    List<Frame> block(Run run, int from, int count, Slice.@Nullable Axes axes) {
        NetworkPicture picture = picture(run, axes);
        int affordable = (int) Math.max(1, Math.min(MOST_FRAMES, DEAREST_BLOCK / picture.cost()));
        return each(run, from, Math.min(count, affordable), picture::at);
    }

    /**
     * Each weight and each unit of the kept epochs from {@code from} on, as {@link #block}.
     *
     * @throws NotFound if the network is too large to be drawn
     */
    List<NetworkController.NetworkFrame> networks(Run run, int from, int count, Slice.@Nullable Axes axes) {
        RunDefinition definition = definition(run);
        PreparedData data = data(definition);
        TrainingSpec spec = definition.trainingSpec(data.dataset());
        if (!Wiring.of(spec.network()).drawn()) {
            throw new NotFound("The network of run %d is too large to be drawn weight by weight.".formatted(run.id()));
        }
        Slice slice = slice(data, axes, run);
        UnitMaps maps = slice == null ? null : new UnitMaps(spec, slice);
        int affordable = (int)
                Math.max(1, MOST_NETWORK_BYTES / (run.parameters() * Float.BYTES + UnitMaps.bytes(spec.network())));
        return each(
                run,
                from,
                Math.min(count, affordable),
                (epoch, kept) -> new NetworkController.NetworkFrame(
                        epoch, Floats.toBytes(kept), maps == null ? null : maps.of(kept)));
    }

    /**
     * What the network of a kept epoch takes images for.
     *
     * @throws NotFound if the data are no images, or the epoch is not kept
     */
    Mistakes mistakes(Run run, int epoch) {
        RunDefinition definition = definition(run);
        PreparedData data = data(definition);
        if (!data.dataset().kind().images()) {
            throw new NotFound("The data of run %d are no images. Its boundary.png shows what it has learned."
                    .formatted(run.id()));
        }
        TrainingSpec spec = definition.trainingSpec(data.dataset());
        float[] kept = weights.at(run.id(), epoch)
                .orElseThrow(() -> new NotFound("Epoch %d of run %d is not kept.".formatted(epoch, run.id())));
        return Mistakes.of(
                data,
                new Predictor(spec.network(), spec.loss(), kept),
                answers(definition, data, spec),
                run.parameters());
    }

    private interface Seeing<T> {
        T at(int epoch, float[] weights);
    }

    private <T> List<T> each(Run run, int from, int count, Seeing<T> seeing) {
        int[] wanted = java.util.Arrays.stream(weights.kept(run.id()).epochs())
                .filter(epoch -> epoch >= from)
                .limit(count)
                .toArray();
        List<T> seen = new ArrayList<>();
        if (wanted.length > 0) {
            int last = -1;
            for (WeightsStore.EpochWeights kept : weights.between(run.id(), wanted[0], wanted[wanted.length - 1])) {
                // The best or the last epoch may be stored twice.
                if (kept.epoch() != last) {
                    seen.add(seeing.at(kept.epoch(), kept.weights()));
                    last = kept.epoch();
                }
            }
        }
        return seen;
    }

    private NetworkPicture picture(Run run, Slice.@Nullable Axes axes) {
        RunDefinition definition = definition(run);
        PreparedData data = data(definition);
        TrainingSpec spec = definition.trainingSpec(data.dataset());
        return new NetworkPicture(spec, data, answers(definition, data, spec), slice(data, axes, run));
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

    private @Nullable Slice slice(PreparedData data, Slice.@Nullable Axes axes, Run run) {
        int features = data.dataset().features();
        if (axes == null && features > 2) {
            return principal.get(data, PrincipalSlice::of).fineFor(run.parameters());
        }
        if (features < 2) {
            return null;
        }
        Slice.Axes chosen = axes == null ? new Slice.Axes(0, 1) : axes;
        check("x", chosen.x(), features);
        check("y", chosen.y(), features);
        return FeatureSlice.of(data, chosen, run.parameters());
    }

    private static void check(String name, int feature, int features) {
        if (feature < 0 || feature >= features) {
            throw new BadInput(name, "There is no feature %d. Use 0 to %d.".formatted(feature, features - 1));
        }
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
