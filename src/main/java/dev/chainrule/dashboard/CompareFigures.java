package dev.chainrule.dashboard;

import dev.chainrule.dashboard.SettingsOfRuns.Row;
import dev.chainrule.dashboard.SettingsOfRuns.Same;
import dev.chainrule.run.Curve;
import dev.chainrule.run.Measures;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures of runs that are compared: those of an epoch, and those of the whole training. */
record CompareFigures(Format format) {

    /** Of an epoch, or of a run's last if it has fewer. */
    List<Same> at(Side side, int epoch) {
        Curve curve = side.curve();
        if (curve.length() == 0) {
            return List.of(new Same("Train loss", "–"));
        }
        int at = side.at(epoch);
        List<Same> values = new ArrayList<>();
        values.add(new Same("Train loss", format.number(curve.trainingLoss()[at])));
        if (curve.hasValidation()) {
            values.add(new Same("Val. loss", format.number(curve.validationLoss()[at])));
        }
        float score = curve.hasValidation() ? curve.validationScore()[at] : curve.trainingScore()[at];
        String name = (curve.hasValidation() ? "Val. " : "Train ") + (side.classes() > 0 ? "acc." : "R²");
        values.add(new Same(name, side.classes() > 0 ? format.percent(score) : format.number(score)));
        return values;
    }

    List<Row> rows(List<Side> sides, Parting parting) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("First differs from A", parting.firsts()));
        rows.add(row(sides, "Last train loss", side -> number(side.run().last(), Measures::trainingLoss)));
        rows.add(row(
                sides,
                sides.stream().allMatch(side -> side.curve().hasValidation()) ? "Best val. loss" : "Best loss",
                side -> side.run().best() == null
                        ? "–"
                        : format.number(side.run().best().decidingLoss())));
        rows.add(row(
                sides,
                "at epoch",
                side -> side.run().bestEpoch() == null
                        ? "–"
                        : format.count(side.run().bestEpoch())));
        rows.add(row(
                sides,
                sides.stream().allMatch(side -> side.classes() > 0) ? "Last val. accuracy" : "Last val. score",
                side -> {
                    Measures last = side.run().last();
                    Double score = last == null ? null : last.validationScore();
                    return score == null ? "–" : side.classes() > 0 ? format.percent(score) : format.number(score);
                }));
        rows.add(row(sides, "Training time", side -> format.duration(side.run().trainingNanos() / 1e9)));
        return rows;
    }

    private String number(@Nullable Measures measures, Function<Measures, @Nullable Double> value) {
        Double number = measures == null ? null : value.apply(measures);
        return number == null ? "–" : format.number(number);
    }

    private static Row row(List<Side> sides, String label, Function<Side, String> value) {
        return new Row(label, sides.stream().map(value).toList());
    }
}
