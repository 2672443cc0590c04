package dev.chainrule.experiment;

import static dev.chainrule.experiment.NumberSetting.decimal;

import dev.chainrule.engine.GradientClipping;
import dev.chainrule.experiment.NumberSetting.Range;
import java.util.List;

/** How a gradient that is too large is made smaller. */
final class ClippingKinds {

    static final List<Kind> ALL = List.of(
            new Kind("none", "None", "The gradient as it is."),
            new Kind(
                    "norm",
                    "By norm",
                    "The whole gradient is shortened to a Euclidean norm. Pascanu et al. 2013.",
                    most("Longest norm")),
            new Kind("value", "By value", "Each number of the gradient is held between ±max.", most("Largest value")));

    private ClippingKinds() {}

    static GradientClipping clipping(Chosen chosen) {
        return switch (chosen.kind()) {
            case "none" -> new GradientClipping.None();
            case "norm" -> new GradientClipping.ByNorm(chosen.number("max"));
            case "value" -> new GradientClipping.ByValue(chosen.number("max"));
            default -> throw new IllegalArgumentException("There is no clipping “%s”.".formatted(chosen.kind()));
        };
    }

    private static NumberSetting most(String label) {
        return decimal("max", label, "more than 0, for example 1", Range.of(1e-30, 1e30), 1);
    }
}
