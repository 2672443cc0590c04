package dev.chainrule.engine;

/**
 * What a training does beside plain descent at a constant rate.
 *
 * @param initialBias added to the biases that the initialization gives, which for most are 0
 */
public record Refinements(
        double initialBias,
        Schedule schedule,
        GradientClipping clipping,
        Penalty penalty,
        EarlyStopping earlyStopping) {

    /** Biases as the initialization gives them, a constant rate, no clipping, no penalty, all epochs. */
    public static final Refinements NONE = new Refinements(
            0, new Schedule.Constant(), new GradientClipping.None(), Penalty.NONE, new EarlyStopping.Never());

    public Refinements {
        if (!(Math.abs(initialBias) <= 1e6)) {
            throw new IllegalArgumentException(
                    "Biases of %s at the start are out of range. Use −1,000,000 to 1,000,000.".formatted(initialBias));
        }
    }

    public Refinements with(Schedule value) {
        return new Refinements(initialBias, value, clipping, penalty, earlyStopping);
    }

    public Refinements with(GradientClipping value) {
        return new Refinements(initialBias, schedule, value, penalty, earlyStopping);
    }

    public Refinements with(Penalty value) {
        return new Refinements(initialBias, schedule, clipping, value, earlyStopping);
    }

    public Refinements with(EarlyStopping value) {
        return new Refinements(initialBias, schedule, clipping, penalty, value);
    }

    public Refinements withInitialBias(double value) {
        return new Refinements(value, schedule, clipping, penalty, earlyStopping);
    }
}
