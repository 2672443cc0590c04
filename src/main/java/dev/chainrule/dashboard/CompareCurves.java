package dev.chainrule.dashboard;

import dev.chainrule.dashboard.SettingsOfRuns.Row;
import dev.chainrule.run.Curve;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The curves of runs that are compared, in as few points as show every peak. */
final class CompareCurves {

    /** Epochs are sent one by one up to a thousand, and with every peak of longer runs. */
    private static final int BUCKETS = 250;

    private CompareCurves() {}

    /**
     * Some epochs of a run.
     *
     * @param vl null without validation
     * @param score of the validation rows where there are any
     */
    record Points(int[] xs, float[] tl, float @Nullable [] vl, float[] score) {}

    /** From the first epoch to the last. */
    static Points all(Curve curve) {
        return part(curve, 0, curve.length());
    }

    /** Of the epochs in [from, to); none where the run has none of them. */
    static Points part(Curve curve, int from, int to) {
        int first = Math.max(0, Math.min(from, curve.length()));
        int end = Math.max(first, Math.min(to, curve.length()));
        double[] loss = new double[end - first];
        for (int i = 0; i < loss.length; i++) {
            loss[i] = curve.trainingLoss()[first + i];
        }
        int[] places = Arrays.stream(Reduction.places(loss, BUCKETS))
                .map(place -> place + first)
                .toArray();
        return new Points(
                places,
                picked(curve.trainingLoss(), places),
                curve.hasValidation() ? picked(curve.validationLoss(), places) : null,
                picked(curve.hasValidation() ? curve.validationScore() : curve.trainingScore(), places));
    }

    private static float[] picked(float[] values, int[] places) {
        float[] picked = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = RoundNumbers.asRead(values[places[i]]);
        }
        return picked;
    }

    /** The curves as tables. */
    static List<ComparePage.Numbers> numbers(List<Side> sides, Format format) {
        int last = sides.stream().mapToInt(Side::last).max().orElse(0);
        int[] keys = CellCurve.keyEpochs(last);
        List<String> heads =
                Arrays.stream(keys).mapToObj(epoch -> format.count(epoch)).toList();
        List<ComparePage.Numbers> tables = new ArrayList<>();
        tables.add(table("Training loss", heads, keys, sides, Curve::trainingLoss, format));
        if (sides.stream().anyMatch(side -> side.curve().hasValidation())) {
            tables.add(table("Validation loss", heads, keys, sides, Curve::validationLoss, format));
        }
        return tables;
    }

    private static ComparePage.Numbers table(
            String title,
            List<String> heads,
            int[] keys,
            List<Side> sides,
            Function<Curve, float[]> values,
            Format format) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            float[] curve = values.apply(sides.get(i).curve());
            rows.add(new Row(
                    ComparePage.LETTERS.get(i),
                    Arrays.stream(keys)
                            .mapToObj(epoch -> epoch < curve.length ? format.number(curve[epoch]) : "–")
                            .toList()));
        }
        return new ComparePage.Numbers(title, heads, rows);
    }
}
