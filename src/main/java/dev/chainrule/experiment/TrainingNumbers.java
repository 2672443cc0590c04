package dev.chainrule.experiment;

import static dev.chainrule.experiment.NumberSetting.decimal;

import dev.chainrule.experiment.NumberSetting.Range;
import java.util.List;
import java.util.Optional;

/** Numbers of a training that stand for themselves; at their standard of 0 each does nothing. */
final class TrainingNumbers {

    static final List<NumberSetting> ALL = List.of(
            decimal("l1", "L1 penalty", "adds l1·Σ|w|, not to the loss shown", Range.of(0, 1e6), 0),
            decimal("l2", "L2 penalty", "adds l2·Σw², not to the loss shown", Range.of(0, 1e6), 0),
            decimal("dropout", "Dropout", "share of hidden outputs left out", Range.of(0, 0.999), 0),
            decimal("initialBias", "Initial bias", "what biases start with", Range.of(-1e6, 1e6), 0));

    private TrainingNumbers() {}

    static Optional<NumberSetting> of(String name) {
        return ALL.stream().filter(number -> number.name().equals(name)).findFirst();
    }
}
