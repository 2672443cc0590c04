package dev.chainrule.run;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Model;
import dev.chainrule.engine.TrainingSpec;
import dev.chainrule.engine.probe.ChainRule;
import dev.chainrule.engine.probe.GradientCheck;
import dev.chainrule.engine.probe.LayerReport;
import dev.chainrule.engine.probe.Sharpness;
import dev.chainrule.experiment.DefinitionJson;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.web.BadInput;
import dev.chainrule.web.Conflict;
import dev.chainrule.web.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Probes the network of a run at one of its epochs, from the stored weights and on the training rows. Large data is looked at on evenly
 * spaced rows, and large networks are refused. One probe is computed at a time, so that they do not take the processor from the trainings;
 * those of ended runs are kept. Safe for any thread.
 */
@Component
public class Probing {

    private static final int MOST_KEPT = 500;

    private final WeightsStore weights;
    private final Epochs epochs;
    private final Predicting predicting;
    private final DefinitionJson definitions;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Cache<Key, Probed> answers =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    Probing(WeightsStore weights, Epochs epochs, Predicting predicting, DefinitionJson definitions) {
        this.weights = weights;
        this.epochs = epochs;
        this.predicting = predicting;
        this.definitions = definitions;
    }

    private record Key(long run, int attempt, int epoch, Class<? extends Probed> kind) {}

    private interface Probe<T> {
        T of(Model model, Examples rows, int epoch);
    }

    /**
     * The sharpness beside the speed limit.
     *
     * @param epoch the last that is kept if null; so for the others
     * @throws NotFound if the epoch's weights are not kept; so for the others
     * @throws Conflict if the network is too large; so for the others
     */
    public Probed.Curvature curvature(Run run, @Nullable Integer epoch) {
        return answer(run, epoch, Probed.Curvature.class, ProbeBounds.PASSES, (model, rows, at) -> {
            TrainingSpec spec = spec(run);
            Sharpness sharpness = Sharpness.of(model, rows);
            double rate = rate(run, at);
            return new Probed.Curvature(
                    at,
                    rows.rows(),
                    predicting.data(run).split().training().rows(),
                    sharpness.value(),
                    rate,
                    SpeedLimit.of(spec.optimizer(), spec.refinements().penalty(), rate)
                            .orElse(null),
                    sharpness.converged());
        });
    }

    /**
     * Where a run was above its speed limit: at its first weights, or else at the last that are kept from before it diverged. For pages
     * that were not asked for it: empty where the limit tells nothing, and for data and networks that take more than tenths of a second.
     *
     * @param run that trained to its end
     * @throws NotFound if its data is not there any more
     */
    public Optional<Probed.Curvature> overLimit(Run run) {
        if (run.parameters() > ProbeBounds.IN_PASSING.mostParameters()
                || !ProbeBounds.IN_PASSING.allow(
                        ProbeBounds.PASSES,
                        predicting.data(run).split().training().rows(),
                        run.parameters())) {
            return Optional.empty();
        }
        KeptWeights kept = weights.kept(run.id());
        Verdict verdict = run.verdict();
        Integer since = verdict == null ? null : verdict.divergedEpoch();
        return IntStream.of(0, since == null || since == 0 || kept.none() ? 0 : kept.atOrBefore(since - 1))
                .distinct()
                .filter(kept::has)
                .mapToObj(epoch -> curvature(run, epoch))
                .filter(Probed.Curvature::aboveLimit)
                .findFirst();
    }

    /** The loss on a line through the epoch's weights, with the way that the training took. */
    public Probed.LossLine lossLine(Run run, @Nullable Integer epoch) {
        return answer(
                run,
                epoch,
                Probed.LossLine.class,
                ProbeBounds.PASSES,
                (model, rows, at) -> new LossSlice(run, weights).at(model, rows, at));
    }

    /** The loss on the plane through the epoch's weights that holds most of the way that the training took. */
    public Probed.LossPlane lossPlane(Run run, @Nullable Integer epoch) {
        return answer(
                run,
                epoch,
                Probed.LossPlane.class,
                ProbeBounds.THOUSAND_PASSES,
                (model, rows, at) -> LossPlaneProbe.of(run, weights, model, rows, at));
    }

    /** Figures and histograms of every layer. */
    public Probed.Layers layers(Run run, @Nullable Integer epoch) {
        return answer(
                run,
                epoch,
                Probed.Layers.class,
                ProbeBounds.PASSES,
                (model, rows, at) -> new Probed.Layers(at, rows.rows(), LayerReport.of(model, rows, rate(run, at))));
    }

    /** The engine's gradient beside difference quotients. */
    public Probed.Gradient gradient(Run run, @Nullable Integer epoch) {
        return answer(
                run,
                epoch,
                Probed.Gradient.class,
                ProbeBounds.EACH_PARAMETER,
                (model, rows, at) -> new Probed.Gradient(at, rows.rows(), GradientCheck.of(model, rows)));
    }

    /**
     * A weight or bias with its gradient, and the chain rule for one row. Not kept: it is had in a moment.
     *
     * @param row by which row, from 1 among the training rows; the one with the largest gradient if null
     * @throws BadInput if there is no such weight or row
     */
    public Probed.Weight weight(Run run, @Nullable Integer epoch, WeightName weight, @Nullable Integer row) {
        ChainRule.Place place = weight.placeIn(spec(run).network());
        Examples all = predicting.data(run).split().training();
        if (row != null && (row < 1 || row > all.rows())) {
            throw new BadInput("row", "There is no training row %d. Use 1 to %,d.".formatted(row, all.rows()));
        }
        ProbeBounds.EACH_ROW.check(run);
        KeptWeights kept = weights.kept(run.id());
        int wanted = kept.wanted(epoch);
        turn.lock();
        try {
            return compute(
                    run,
                    wanted,
                    kept,
                    ProbeBounds.EACH_ROW,
                    (model, rows, at) -> WeightProbe.of(model, rows, all, at, rate(run, at), place, row));
        } finally {
            turn.unlock();
        }
    }

    /** Why the sharpness of a run's network cannot be had at any epoch; null if it can. */
    public @Nullable String tooLarge(Run run) {
        return ProbeBounds.PASSES.refusal(run);
    }

    /** Why no weight of a run's network can be told by itself; null if each can. */
    public @Nullable String weightsTooMany(Run run) {
        return ProbeBounds.EACH_ROW.refusal(run);
    }

    /** Why the loss plane of a run's network cannot be had; null if it can. */
    public @Nullable String tooLargeForPlane(Run run) {
        return ProbeBounds.THOUSAND_PASSES.refusal(run);
    }

    private <T extends Probed> T answer(
            Run run, @Nullable Integer epoch, Class<T> kind, ProbeBounds bounds, Probe<T> probe) {
        bounds.check(run);
        KeptWeights kept = weights.kept(run.id());
        int wanted = kept.wanted(epoch);
        Key key = new Key(run.id(), run.attempt(), wanted, kind);
        Probed known = answers.getIfPresent(key);
        if (known != null) {
            return kind.cast(known);
        }
        turn.lock();
        try {
            Probed meanwhile = answers.getIfPresent(key);
            if (meanwhile != null) {
                return kind.cast(meanwhile);
            }
            T answer = compute(run, wanted, kept, bounds, probe);
            // A failed or cancelled run may be retried, and then has more epochs.
            if (run.status() == RunStatus.FINISHED || run.status() == RunStatus.DIVERGED) {
                answers.put(key, answer);
            }
            return answer;
        } finally {
            turn.unlock();
        }
    }

    private <T> T compute(Run run, int epoch, KeptWeights kept, ProbeBounds bounds, Probe<T> probe) {
        float[] values = weights.at(run.id(), epoch).orElseThrow(() -> new NotFound(kept.insteadOf(epoch)));
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new Conflict(
                        "A weight of run %d is %s at epoch %d, so nothing can be computed from them. Choose an epoch before it."
                                .formatted(run.id(), value, epoch));
            }
        }
        TrainingSpec spec = spec(run);
        Examples rows = bounds.rows(predicting.data(run).split().training(), run.parameters());
        return probe.of(new Model(spec.network(), spec.loss()).with(values), rows, epoch);
    }

    private double rate(Run run, int epoch) {
        return epochs.of(run.id(), List.of(epoch)).stream()
                .mapToDouble(EpochRow::learningRate)
                .findFirst()
                .orElse(run.learningRate());
    }

    private TrainingSpec spec(Run run) {
        RunDefinition definition = definitions.readRun(run.definition());
        PreparedData data = predicting.data(run);
        return definition.trainingSpec(data.dataset());
    }
}
