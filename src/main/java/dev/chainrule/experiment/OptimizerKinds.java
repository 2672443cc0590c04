package dev.chainrule.experiment;

import static dev.chainrule.experiment.NumberSetting.decimal;

import dev.chainrule.engine.Optimizer;
import dev.chainrule.experiment.NumberSetting.Range;
import java.util.List;

/** How a gradient g becomes an update of the weights w at the learning rate lr. Standards are PyTorch's. */
final class OptimizerKinds {

    private static final Range EPSILONS = Range.of(1e-30, 1);
    private static final Range LARGE = Range.of(0, 1e6);

    private static final NumberSetting BETA_1 =
            decimal("beta1", "β₁", "share kept of the gradient's mean", Range.share(), 0.9);
    private static final NumberSetting BETA_2 =
            decimal("beta2", "β₂", "share kept of the squares' mean", Range.share(), 0.999);

    static final List<Kind> ALL = List.of(
            new Kind(
                    "sgd",
                    "SGD",
                    "v ← momentum·v + g, w ← w − lr·v. Robbins and Monro 1951, Polyak 1964.",
                    momentum("0 is plain descent", Range.share(), 0),
                    decay(0)),
            new Kind(
                    "nesterov",
                    "Nesterov",
                    "Momentum that looks ahead: w ← w − lr·(g + momentum·v). Sutskever et al. 2013.",
                    momentum("more than 0", new Range(0, false, 1, false), 0.9),
                    decay(0)),
            new Kind(
                    "adagrad",
                    "Adagrad",
                    "s ← s + g², w ← w − lr·g/(√s + ε). Duchi et al. 2011.",
                    decimal("learningRateDecay", "Rate decay", "lr/(1 + t·decay)", LARGE, 0),
                    decimal("initialSum", "Initial sum", "what s starts from", LARGE, 0),
                    epsilon(1e-10),
                    decay(0)),
            rmsProp("rmsprop", "RMSprop", "s ← α·s + (1 − α)·g², w ← w − lr·g/(√s + ε). Hinton 2012."),
            rmsProp(
                    "centered_rmsprop",
                    "RMSprop, centred",
                    "RMSprop by the variance of g instead of its mean square. Graves 2013."),
            new Kind(
                    "adam",
                    "Adam",
                    "m and s are running means of g and g², w ← w − lr·m̂/(√ŝ + ε). Kingma and Ba 2015.",
                    BETA_1,
                    BETA_2,
                    epsilon(1e-8),
                    decay(0)),
            new Kind(
                    "adamw",
                    "AdamW",
                    "Adam that takes lr·decay·w off the weights themselves. Loshchilov and Hutter 2019.",
                    BETA_1,
                    BETA_2,
                    epsilon(1e-8),
                    decay(0.01)));

    private OptimizerKinds() {}

    /** @throws IllegalArgumentException if the engine does not take a number although each is in its range, as its 32 bits round it away */
    static Optimizer optimizer(Chosen chosen) {
        return switch (chosen.kind()) {
            case "sgd" -> new Optimizer.Sgd(chosen.number("momentum"), false, chosen.number("weightDecay"));
            case "nesterov" -> new Optimizer.Sgd(chosen.number("momentum"), true, chosen.number("weightDecay"));
            case "adagrad" ->
                new Optimizer.Adagrad(
                        chosen.number("learningRateDecay"),
                        chosen.number("initialSum"),
                        chosen.number("epsilon"),
                        chosen.number("weightDecay"));
            case "rmsprop", "centered_rmsprop" ->
                new Optimizer.RmsProp(
                        chosen.number("alpha"),
                        chosen.number("epsilon"),
                        chosen.number("momentum"),
                        chosen.kind().equals("centered_rmsprop"),
                        chosen.number("weightDecay"));
            case "adam" ->
                new Optimizer.Adam(
                        chosen.number("beta1"),
                        chosen.number("beta2"),
                        chosen.number("epsilon"),
                        chosen.number("weightDecay"));
            case "adamw" ->
                new Optimizer.AdamW(
                        chosen.number("beta1"),
                        chosen.number("beta2"),
                        chosen.number("epsilon"),
                        chosen.number("weightDecay"));
            default -> throw new IllegalArgumentException("There is no optimizer “%s”.".formatted(chosen.kind()));
        };
    }

    /** Numbers that are remembered for each weight, beside the weight itself. */
    static int arrays(Chosen chosen) {
        return switch (chosen.kind()) {
            case "sgd" -> chosen.number("momentum") > 0 ? 1 : 0;
            case "rmsprop", "centered_rmsprop" ->
                1 + (chosen.number("momentum") > 0 ? 1 : 0) + (chosen.kind().equals("rmsprop") ? 0 : 1);
            case "adam", "adamw" -> 2;
            default -> 1;
        };
    }

    private static Kind rmsProp(String id, String label, String about) {
        return new Kind(
                id,
                label,
                about,
                decimal("alpha", "α", "share kept of the running mean", Range.share(), 0.99),
                momentum("0 is none", Range.share(), 0),
                epsilon(1e-8),
                decay(0));
    }

    private static NumberSetting momentum(String hint, Range range, double standard) {
        return decimal("momentum", "Momentum", hint, range, standard);
    }

    private static NumberSetting epsilon(double standard) {
        return decimal("epsilon", "ε", "keeps from dividing by 0", EPSILONS, standard);
    }

    private static NumberSetting decay(double standard) {
        return decimal("weightDecay", "Weight decay", "pulls weights to 0", LARGE, standard);
    }
}
