package dev.chainrule.autograd;

import java.util.List;

/** How wrong an output is, for one output of one row; training takes the {@link #mean}. */
public final class Losses {

    private Losses() {}

    /** (output − target)². */
    public static Value squaredError(Value output, double target) {
        return output.minus(target).power(2);
    }

    /** |output − target|. */
    public static Value absoluteError(Value output, double target) {
        return output.minus(target).abs();
    }

    /** d²/2 for |d| up to 1, otherwise |d| − 1/2; d = output − target. Huber 1964. */
    public static Value huber(Value output, double target) {
        Value d = output.minus(target);
        return Math.abs(d.data()) <= 1 ? d.power(2).times(0.5) : d.abs().minus(0.5);
    }

    /** max(0, 1 − label·output); the label is −1 or 1. */
    public static Value hinge(Value output, double label) {
        return Value.of(1).minus(output.times(label)).relu();
    }

    /** −y·log σ(z) − (1 − y)·log(1 − σ(z)) with the sigmoid folded in: log(1 + eᶻ) − y·z, finite for every z. The target y is 0 to 1. */
    public static Value sigmoidCrossEntropy(Value logit, double target) {
        return logit.softplus().minus(logit.times(target));
    }

    /** −log softmax(z)[label] with the softmax folded in: log Σ eᶻ − z[label], all z less the largest, so that none overflows. */
    public static Value softmaxCrossEntropy(List<Value> logits, int label) {
        double largest = logits.stream().mapToDouble(Value::data).max().orElseThrow();
        List<Value> shifted = logits.stream().map(z -> z.minus(largest)).toList();
        Value total = Value.sum(shifted.stream().map(Value::exp).toList());
        return total.log().minus(shifted.get(label));
    }

    /** The mean of one or more. */
    public static Value mean(List<Value> losses) {
        return Value.sum(losses).dividedBy(losses.size());
    }
}
