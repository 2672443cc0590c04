package dev.chainrule.run;

import dev.chainrule.engine.TrainingResult.Tensor;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * What a run that has ended shows, and where it went wrong if it diverged.
 *
 * @param divergedEpoch the epoch in which a number stopped being finite, or from which the loss stays above its start
 * @param divergedStep the update of that epoch, from 1; null if the loss stayed finite, and 0 for epoch 0
 * @param divergedLayer the layer where it went first, from 1; null if the loss stayed finite
 * @param divergedTensor what of that layer went first
 */
@Embeddable
public record Verdict(
        @Enumerated(EnumType.STRING) Outcome outcome,
        @Nullable Integer divergedEpoch,
        @Nullable Integer divergedStep,
        @Nullable Integer divergedLayer,
        @Nullable @Enumerated(EnumType.STRING) Tensor divergedTensor) {

    static Verdict of(Outcome outcome) {
        return new Verdict(outcome, null, null, null, null);
    }

    static Verdict diverged(int since) {
        return new Verdict(Outcome.DIVERGED, since, null, null, null);
    }

    static Verdict notFinite(int epoch, int step, int layer, Tensor tensor) {
        return new Verdict(Outcome.NOT_FINITE, epoch, step, layer, tensor);
    }
}
