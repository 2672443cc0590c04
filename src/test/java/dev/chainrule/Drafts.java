package dev.chainrule;

import dev.chainrule.experiment.Aspect;
import dev.chainrule.experiment.Definitions;
import dev.chainrule.experiment.Draft;
import dev.chainrule.experiment.ExperimentDefinition;
import dev.chainrule.experiment.NewExperiment;
import dev.chainrule.experiment.Problems;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Small experiments for tests. */
public final class Drafts {

    private Drafts() {}

    /** Two moons of 60 rows on 2-4-1 tanh, in milliseconds a run. */
    public static Draft moons(int epochs, List<Double> rates, List<String> initializations, List<Long> seeds) {
        return new Draft(
                "moons",
                Map.of("rows", 60.0, "noise", 0.1),
                0L,
                "standard",
                0.25,
                List.of(4L),
                "tanh",
                "auto",
                "cross_entropy",
                "sgd",
                0.9,
                8L,
                (long) epochs,
                rates,
                initializations,
                seeds);
    }

    /** Two moons on a wider network, long enough to be interrupted. */
    public static Draft longMoons(int epochs, List<Long> seeds) {
        return new Draft(
                "moons",
                Map.of("rows", 1000.0, "noise", 0.2),
                0L,
                "standard",
                0.2,
                List.of(32L, 32L),
                "relu",
                "auto",
                "cross_entropy",
                "sgd",
                0.9,
                16L,
                (long) epochs,
                List.of(0.01),
                List.of("he_normal"),
                seeds);
    }

    /** Linear layers with enormous weights and squared error: soon beyond what float32 holds. */
    public static Draft exploding() {
        return new Draft(
                "moons",
                Map.of("rows", 60.0, "noise", 0.1),
                0L,
                "standard",
                0.25,
                List.of(4L, 4L),
                "identity",
                "identity",
                "mse",
                "sgd",
                0.0,
                8L,
                20L,
                List.of(10.0),
                List.of("normal:10"),
                List.of(0L));
    }

    /** The same draft with early stopping on a metric. */
    public static Draft patient(Draft draft, String metric, int patience) {
        Draft.Training training = draft.training();
        Map<Aspect, Draft.Part> parts = new EnumMap<>(Aspect.class);
        parts.putAll(training.parts());
        parts.put(
                Aspect.EARLY_STOPPING,
                new Draft.Part("patience", Map.of("metric", metric), Map.of("patience", (double) patience)));
        return with(
                draft,
                new Draft.Training(
                        training.loss(), training.batchSize(), training.epochs(), parts, training.numbers()));
    }

    /** The same draft with a penalty on the squares of the weights. */
    public static Draft penalised(Draft draft, double l2) {
        Draft.Training training = draft.training();
        return with(
                draft,
                new Draft.Training(
                        training.loss(), training.batchSize(), training.epochs(), training.parts(), Map.of("l2", l2)));
    }

    private static Draft with(Draft draft, Draft.Training training) {
        return new Draft(draft.data(), draft.network(), training, draft.axes());
    }

    /** The same draft with more numbers varied, by path. */
    public static Draft varying(Draft draft, Map<String, List<Double>> parameters) {
        Draft.Axes axes = draft.axes();
        return new Draft(
                draft.data(),
                draft.network(),
                draft.training(),
                new Draft.Axes(axes.learningRates(), axes.initializations(), axes.seeds(), parameters));
    }

    public static ExperimentDefinition check(Definitions definitions, Draft draft) {
        return definitions.check(draft, new Problems());
    }

    public static NewExperiment experiment(Definitions definitions, String name, Draft draft) {
        return new NewExperiment(name, "", List.of(), check(definitions, draft), null);
    }
}
