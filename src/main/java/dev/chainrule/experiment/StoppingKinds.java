package dev.chainrule.experiment;

import static dev.chainrule.experiment.NumberSetting.decimal;
import static dev.chainrule.experiment.NumberSetting.whole;

import dev.chainrule.engine.EarlyStopping;
import dev.chainrule.engine.Metric;
import dev.chainrule.experiment.NumberSetting.Range;
import java.util.List;

/** Whether a training ends before its last epoch. */
final class StoppingKinds {

    static final List<Kind> ALL = List.of(
            new Kind("never", "Never", "All epochs are trained."),
            new Kind(
                    "patience",
                    "With patience",
                    "Ends once a metric has not become better for so many epochs; its best weights are kept. Prechelt 1998.",
                    ScheduleKinds.METRIC,
                    whole("patience", "Patience", "epochs put up with", 1, Limits.EPOCHS, 10),
                    decimal("minimumChange", "Better by", "at least", Range.of(0, 1e6), 0)));

    private StoppingKinds() {}

    static EarlyStopping stopping(Chosen chosen) {
        return switch (chosen.kind()) {
            case "never" -> new EarlyStopping.Never();
            case "patience" ->
                new EarlyStopping.Patience(
                        Metric.of(chosen.word("metric")), chosen.whole("patience"), chosen.number("minimumChange"));
            default -> throw new IllegalArgumentException("There is no early stopping “%s”.".formatted(chosen.kind()));
        };
    }
}
