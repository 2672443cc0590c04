package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.Task;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Ready-made experiments to start from, each a known result; the first is also the one that greets a new database. */
@Component
public class Presets {

    private static final List<Double> FIVE_DECADES = List.of(0.001, 0.01, 0.1, 1.0, 10.0);
    private static final List<String> FROM_ZEROS_TO_LARGE =
            List.of("zeros", "normal:0.01", "xavier_uniform", "he_normal", "normal:1", "normal:10");

    private static final List<Preset> ALL = List.of(
            new Preset(
                    "start",
                    "Where does learning start?",
                    "Two moons, five learning rates, six initializations, five seeds: which settings learn, and which blow up?",
                    List.of("moons", "first look"),
                    new Recipe("moons", Map.of("rows", 300.0, "noise", 0.2))
                            .network(List.of(16L, 16L), "tanh")
                            .training("cross_entropy", 16, 80)
                            .sweep(FIVE_DECADES, FROM_ZEROS_TO_LARGE, 5)),
            new Preset(
                    "symmetry",
                    "Symmetry of zeros",
                    "From equal weights every unit of a layer gets the same gradient and stays the same as its neighbours.",
                    List.of("symmetry"),
                    new Recipe("circles", Map.of("rows", 300.0, "noise", 0.05, "factor", 0.5))
                            .network(List.of(8L, 8L), "tanh")
                            .training("cross_entropy", 32, 200)
                            .sweep(
                                    List.of(0.03, 0.1, 0.3, 1.0),
                                    List.of("zeros", "constant:0.5", "normal:0.01", "xavier_uniform"),
                                    5)),
            new Preset(
                    "exploding-relu",
                    "Exploding ReLU",
                    "Eight layers of ReLU: weights drawn a little too large multiply into losses that are not finite.",
                    List.of("depth", "relu"),
                    new Recipe("moons", Map.of("rows", 300.0, "noise", 0.2))
                            .network(List.of(32L, 32L, 32L, 32L, 32L, 32L, 32L, 32L), "relu")
                            .training("cross_entropy", 32, 60)
                            .sweep(
                                    List.of(0.001, 0.01, 0.1, 1.0),
                                    List.of("normal:0.01", "xavier_normal", "he_normal", "normal:1", "normal:10"),
                                    3)),
            new Preset(
                    "vanishing-sigmoid",
                    "Vanishing sigmoid",
                    "Six layers of sigmoids: each shrinks the gradient to a quarter at most, and the first ones hardly move.",
                    List.of("depth", "sigmoid"),
                    new Recipe("moons", Map.of("rows", 300.0, "noise", 0.2))
                            .network(List.of(16L, 16L, 16L, 16L, 16L, 16L), "sigmoid")
                            .training("cross_entropy", 16, 200)
                            .sweep(
                                    List.of(0.01, 0.1, 1.0, 10.0),
                                    List.of("normal:0.01", "xavier_uniform", "he_normal", "normal:1"),
                                    3)),
            new Preset(
                    "smallest-xor",
                    "Smallest XOR",
                    "Two hidden units can do it, but not from every start: count the seeds that find the way.",
                    List.of("xor"),
                    new Recipe("xor", Map.of("rows", 200.0, "noise", 0.0))
                            .network(List.of(2L), "tanh")
                            .training("cross_entropy", 16, 150)
                            .sweep(
                                    List.of(0.01, 0.03, 0.1, 0.3, 1.0),
                                    List.of("zeros", "normal:0.01", "xavier_uniform", "normal:1"),
                                    10)),
            new Preset(
                    "digits",
                    "Digits in twenty epochs",
                    "Handwritten digits, one hidden layer of 100: over 95 % of the validation digits are read in seconds.",
                    List.of("digits", "images"),
                    new Recipe("digits", Map.of())
                            .network(List.of(100L), "relu")
                            .training("cross_entropy", 32, 20)
                            .sweep(List.of(0.1), List.of("he_normal"), 3)),
            new Preset(
                    "adam-or-sgd",
                    "How much rate does Adam need?",
                    "Digits with Adam, with and without its running mean of the gradient: its best learning rate is far below that of SGD.",
                    List.of("digits", "adam"),
                    new Recipe("digits", Map.of())
                            .network(List.of(100L), "relu")
                            .training("cross_entropy", 32, 15)
                            .by(Aspect.OPTIMIZER, "adam")
                            .varying("training.optimizer.beta1", 0.0, 0.9)
                            .sweep(List.of(0.0001, 0.001, 0.01, 0.1, 1.0), List.of("pytorch", "he_normal"), 2)),
            new Preset(
                    "deep-start",
                    "Thirty layers deep",
                    "What start lets a signal through thirty layers of ReLU? Orthogonal and He against Xavier, PyTorch's default and LSUV.",
                    List.of("depth", "relu", "orthogonal"),
                    new Recipe("moons", Map.of("rows", 300.0, "noise", 0.2))
                            .network(Collections.nCopies(30, 32L), "relu")
                            .training("cross_entropy", 32, 40)
                            .by(Aspect.SCHEDULE, "cosine")
                            .sweep(
                                    List.of(0.001, 0.003, 0.01, 0.03, 0.1),
                                    List.of("xavier_normal", "pytorch", "he_normal", "orthogonal:1.414", "lsuv"),
                                    3)));

    private final Definitions definitions;
    private final Datasets datasets;

    Presets(Definitions definitions, Datasets datasets) {
        this.definitions = definitions;
        this.datasets = datasets;
    }

    /** The experiment that a new database performs first, so that the first page is alive. Carries no submission key. */
    public NewExperiment welcome() {
        Preset first = ALL.get(0);
        return new NewExperiment(first.name(), first.description(), first.tags(), definition(first), null);
    }

    List<Preset> all() {
        return ALL;
    }

    Optional<Preset> find(String id) {
        return ALL.stream().filter(preset -> preset.id().equals(id)).findFirst();
    }

    ExperimentDefinition definition(Preset preset) {
        return definitions.check(preset.draft(), new Problems());
    }

    /** A sweep that suits a data set: small, and with the loss that its task needs. */
    ExperimentDefinition startingWith(DatasetKind kind) {
        boolean values = kind.task() == Task.REGRESSION;
        Recipe recipe = new Recipe(kind.id(), Map.of())
                .network(kind.images() ? List.of(100L) : List.of(16L, 16L), kind.images() ? "relu" : "tanh")
                .training(values ? "mse" : "cross_entropy", Math.min(32, kind.rows() / 2), kind.images() ? 20 : 80);
        Draft draft = kind.images()
                ? recipe.sweep(List.of(0.01, 0.1), List.of("xavier_uniform", "he_normal"), 3)
                : recipe.sweep(
                        List.of(0.001, 0.01, 0.1, 1.0), List.of("normal:0.01", "xavier_uniform", "he_normal"), 3);
        return definitions.check(draft, new Problems());
    }

    /**
     * A ready-made experiment.
     *
     * @param id as in an address, for example {@code smallest-xor}
     */
    record Preset(String id, String name, String description, List<String> tags, Draft draft) {}
}
