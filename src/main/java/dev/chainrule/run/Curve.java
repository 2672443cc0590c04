package dev.chainrule.run;

/**
 * A run's losses and scores by epoch, each array [last epoch + 1] from epoch 0. Not-finite values stand as they are,
 * and a loss that fits a float64 but no float32, above 3.4e38, is infinite here.
 * The validation arrays are empty without validation.
 */
public record Curve(float[] trainingLoss, float[] validationLoss, float[] trainingScore, float[] validationScore) {

    /** Epochs held, epoch 0 included. */
    public int length() {
        return trainingLoss.length;
    }

    public boolean hasValidation() {
        return validationLoss.length > 0;
    }
}
