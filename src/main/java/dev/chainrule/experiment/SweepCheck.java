package dev.chainrule.experiment;

import dev.chainrule.engine.Initialization;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what is varied, and how many runs that makes. */
final class SweepCheck {

    private SweepCheck() {}

    static @Nullable Sweep sweep(Draft.Axes draft, Problems problems) {
        List<Double> rates = rates(draft.learningRates(), problems);
        List<Initialization> initializations = initializations(draft.initializations(), problems);
        List<Long> seeds = Checks.distinct("sweep.seeds", draft.seeds(), "seed", problems);
        List<Sweep.Axis> parameters = parameters(draft.parameters(), problems);
        count(draft, problems);
        return rates == null || initializations == null || seeds == null || parameters == null
                ? null
                : new Sweep(rates, initializations, seeds, parameters);
    }

    /** The path of a swept parameter in {@link Problems}. */
    static String field(String path) {
        return "sweep.parameters." + path;
    }

    private static @Nullable List<Double> rates(@Nullable List<Double> given, Problems problems) {
        List<Double> rates = Checks.distinct("sweep.learningRates", given, "learning rate", problems);
        if (rates == null) {
            return null;
        }
        for (double rate : rates) {
            if (!(rate >= Limits.SMALLEST_LEARNING_RATE && rate <= Limits.LARGEST_LEARNING_RATE)) {
                problems.add(
                        "sweep.learningRates",
                        "%s is out of range. Use 0.000000001 to 1,000,000.",
                        NumberSetting.text(rate));
                return null;
            }
        }
        return rates;
    }

    private static @Nullable List<Initialization> initializations(@Nullable List<String> texts, Problems problems) {
        if (texts == null) {
            return null;
        }
        List<Initialization> initializations = new ArrayList<>();
        for (String text : texts) {
            Initialization initialization =
                    Checks.choice("sweep.initializations", text, Initialization::parse, problems);
            if (initialization == null) {
                return null;
            }
            initializations.add(initialization);
        }
        return Checks.distinct("sweep.initializations", initializations, "initialization", problems);
    }

    private static @Nullable List<Sweep.Axis> parameters(Map<String, List<Double>> given, Problems problems) {
        if (given.size() > Limits.AXES) {
            problems.add(
                    field(given.keySet().iterator().next()),
                    "%,d numbers are too many to vary at once. Use up to %d.",
                    given.size(),
                    Limits.AXES);
            return null;
        }
        List<Sweep.Axis> axes = new ArrayList<>();
        given.forEach((path, values) -> {
            // 0 and −0 are one value
            List<Double> plain = values.stream().map(value -> value + 0.0).toList();
            List<Double> right = Checks.distinct(field(path), plain, "value", problems);
            if (right != null) {
                axes.add(new Sweep.Axis(path, right));
            }
        });
        return axes.size() == given.size() ? axes : null;
    }

    /** Of lists however wrong, as they are as long as they are; a product beyond any limit is counted, not built. */
    private static void count(Draft.Axes draft, Problems problems) {
        if (draft.learningRates() == null || draft.initializations() == null || draft.seeds() == null) {
            return;
        }
        BigInteger runs = BigInteger.valueOf(draft.learningRates().size())
                .multiply(BigInteger.valueOf(draft.initializations().size()))
                .multiply(BigInteger.valueOf(draft.seeds().size()));
        StringBuilder others = new StringBuilder();
        for (Map.Entry<String, List<Double>> axis : draft.parameters().entrySet()) {
            runs = runs.multiply(BigInteger.valueOf(axis.getValue().size()));
            others.append(" × ").append(axis.getValue().size()).append(" of ").append(axis.getKey());
        }
        if (runs.compareTo(BigInteger.valueOf(Limits.RUNS)) > 0) {
            problems.add(
                    "sweep.learningRates",
                    "%s × %s × %s%s are %,d runs. Use up to %,d.",
                    counted(draft.learningRates(), "learning rate"),
                    counted(draft.initializations(), "initialization"),
                    counted(draft.seeds(), "seed"),
                    others,
                    runs,
                    Limits.RUNS);
        }
    }

    private static String counted(List<?> values, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", values.size(), noun, values.size() == 1 ? "" : "s");
    }
}
