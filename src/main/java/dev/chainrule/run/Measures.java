package dev.chainrule.run;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The losses and scores of one epoch; any may be not finite.
 *
 * @param validationLoss null without validation
 * @param trainingScore accuracy for classes, R² for values
 * @param validationScore null without validation
 */
@Embeddable
public record Measures(
        @Nullable Double trainingLoss,
        @Nullable Double validationLoss,
        @Nullable Double trainingScore,
        @Nullable Double validationScore) {

    /** What "best" is measured by: validation loss; training loss without validation. */
    public double decidingLoss() {
        Double loss = validationLoss == null ? trainingLoss : validationLoss;
        return loss == null ? Double.NaN : loss;
    }
}
