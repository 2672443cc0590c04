package dev.chainrule.autograd;

import java.util.List;

/**
 * A number that remembers how it was computed, and so knows how it changes with each number that it was computed from.
 *
 * <pre>{@code
 * Value a = Value.of("a", 2);
 * Value b = Value.of("b", -3);
 * Value c = a.times(b).plus(10); // 4
 * c.backward();
 * a.gradient();                  // ∂c/∂a = b = -3
 * }</pre>
 *
 * <p>Each operation makes a new value of its result, its inputs, and the derivative of the result by each input. That is all
 * {@link #backward()} needs. What overflows or has no answer is infinite or NaN, as float64 has it; nothing throws for that.
 *
 * <p>A value and all it is made of belong to one thread at a time.
 */
public final class Value {

    private final String operation; // empty for a leaf
    final Value[] inputs;
    final double[] derivatives; // ∂this/∂input, one for each input

    private double data;
    private double gradient; // ∂result/∂this, once backward() of the result has run
    private String label = "";

    /** For {@link BackwardOrder} alone, and 0 whenever that is not at work. */
    int uses;

    private Value(String operation, double data, Value[] inputs, double[] derivatives) {
        this.operation = operation;
        this.data = data;
        this.inputs = inputs;
        this.derivatives = derivatives;
    }

    /** The result of an operation on one input, and its derivative by that. */
    private Value(String operation, double data, Value input, double derivative) {
        this(operation, data, new Value[] {input}, new double[] {derivative});
    }

    /** The result of an operation on two inputs, and its derivative by each. */
    private Value(String operation, double data, Value a, double byA, Value b, double byB) {
        this(operation, data, new Value[] {a, b}, new double[] {byA, byB});
    }

    /** A leaf: a number that was not computed, such as an input, a weight or a constant. */
    public static Value of(double data) {
        return new Value("", data, new Value[0], new double[0]);
    }

    /** A leaf with the name that it is drawn with. */
    public static Value of(String label, double data) {
        return of(data).labelled(label);
    }

    // Arithmetic

    public Value plus(Value other) {
        return new Value("+", data + other.data, this, 1, other, 1);
    }

    public Value minus(Value other) {
        return new Value("−", data - other.data, this, 1, other, -1);
    }

    public Value times(Value other) {
        return new Value("×", data * other.data, this, other.data, other, data);
    }

    public Value dividedBy(Value other) {
        double quotient = data / other.data;
        return new Value("÷", quotient, this, 1 / other.data, other, -quotient / other.data);
    }

    public Value plus(double other) {
        return plus(of(other));
    }

    public Value minus(double other) {
        return minus(of(other));
    }

    public Value times(double other) {
        return times(of(other));
    }

    public Value dividedBy(double other) {
        return dividedBy(of(other));
    }

    public Value negated() {
        return new Value("−", -data, this, -1);
    }

    /** This value to a constant power. */
    public Value power(double n) {
        double slope = n == 0 ? 0 : n * StrictMath.pow(data, n - 1); // x⁰ is flat at 0 too, where 0·0⁻¹ would be NaN
        return new Value("^" + Numbers.text(n), StrictMath.pow(data, n), this, slope);
    }

    /** This value to a power that has a derivative of its own: xⁿ·log x, which is NaN below 0. */
    public Value power(Value n) {
        double power = StrictMath.pow(data, n.data);
        double byBase = n.data == 0 ? 0 : n.data * StrictMath.pow(data, n.data - 1);
        double byExponent = power == 0 ? 0 : power * StrictMath.log(data); // 0ⁿ stays 0, where 0·log 0 would be NaN
        return new Value("^", power, this, byBase, n, byExponent);
    }

    public Value exp() {
        double e = StrictMath.exp(data);
        return new Value("exp", e, this, e);
    }

    /** The natural logarithm. */
    public Value log() {
        return new Value("log", StrictMath.log(data), this, 1 / data);
    }

    /** The distance from 0; its derivative at 0 is 0. */
    public Value abs() {
        return new Value("abs", Math.abs(data), this, Math.signum(data));
    }

    // Activations

    public Value tanh() {
        double t = StrictMath.tanh(data);
        return new Value("tanh", t, this, 1 - t * t);
    }

    /** 1 / (1 + e⁻ᶻ). */
    public Value sigmoid() {
        double s = sigmoid(data);
        return new Value("sigmoid", s, this, s * (1 - s));
    }

    /** This value where it is above 0, otherwise 0; its derivative at 0 is 0. */
    public Value relu() {
        return new Value("relu", Math.max(data, 0), this, data > 0 ? 1 : 0);
    }

    /** This value where it is above 0, otherwise a hundredth of it. */
    public Value leakyRelu() {
        double slope = data > 0 ? 1 : 0.01;
        return new Value("leaky_relu", slope * data, this, slope);
    }

    /** This value z where it is above 0, otherwise eᶻ − 1. Clevert et al. 2016. */
    public Value elu() {
        return data > 0
                ? new Value("elu", data, this, 1)
                : new Value("elu", StrictMath.expm1(data), this, StrictMath.exp(data));
    }

    /** z·Φ(z), Φ being the normal distribution function. Hendrycks and Gimpel 2016. */
    public Value gelu() {
        double share = Normal.distribution(data);
        return new Value("gelu", data * share, this, share + data * Normal.density(data));
    }

    /** z·σ(z). Elfwing et al. 2018. */
    public Value silu() {
        double s = sigmoid(data);
        return new Value("silu", data * s, this, s + data * s * (1 - s));
    }

    /** log(1 + eᶻ), without overflow: a ReLU with its bend rounded. */
    public Value softplus() {
        double softplus = Math.max(data, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(data)));
        return new Value("softplus", softplus, this, sigmoid(data));
    }

    private static double sigmoid(double z) {
        return 1 / (1 + StrictMath.exp(-z)); // e⁻ᶻ may overflow: 1 / ∞ is the right 0
    }

    // Many at once. What plus and times would give, in one node instead of one for each term.

    /** The sum; of none it is 0. */
    public static Value sum(List<Value> terms) {
        double sum = 0;
        double[] derivatives = new double[terms.size()];
        for (int i = 0; i < derivatives.length; i++) {
            sum += terms.get(i).data;
            derivatives[i] = 1;
        }
        return new Value("Σ", sum, terms.toArray(new Value[0]), derivatives);
    }

    /**
     * What a neuron adds up: w₁x₁ + w₂x₂ + … + b.
     *
     * @throws IllegalArgumentException if there are not as many weights as inputs; the message has both
     */
    public static Value weightedSum(List<Value> weights, List<Value> inputs, Value bias) {
        int n = weights.size();
        if (inputs.size() != n) {
            throw new IllegalArgumentException(
                    "%d inputs came to %d weights. There is one weight for each input.".formatted(inputs.size(), n));
        }
        double sum = bias.data;
        Value[] terms = new Value[2 * n + 1]; // w₁ x₁ w₂ x₂ … b
        double[] derivatives = new double[2 * n + 1];
        for (int i = 0; i < n; i++) {
            Value w = weights.get(i);
            Value x = inputs.get(i);
            sum += w.data * x.data;
            terms[2 * i] = w;
            derivatives[2 * i] = x.data;
            terms[2 * i + 1] = x;
            derivatives[2 * i + 1] = w.data;
        }
        terms[2 * n] = bias;
        derivatives[2 * n] = 1;
        return new Value("Σ w·x + b", sum, terms, derivatives);
    }

    // Backward

    /**
     * The chain rule. Gives everything that this value is made of its gradient: how much this value changes as that one does.
     *
     * <p>What a leaf is given is added to what it has, so that several losses can be summed up; training calls {@link #resetGradient()}
     * before the next. No recursion: a computation may be as deep as memory allows.
     */
    public void backward() {
        List<Value> order = BackwardOrder.of(this);
        for (Value value : order) {
            if (!value.isLeaf()) {
                value.gradient = 0;
            }
        }
        gradient += 1; // ∂this/∂this
        for (Value value : order) {
            for (int i = 0; i < value.inputs.length; i++) {
                value.inputs[i].gradient += value.derivatives[i] * value.gradient;
            }
        }
    }

    /** The derivative by this value of the value whose {@link #backward()} was called. */
    public double gradient() {
        return gradient;
    }

    public void resetGradient() {
        gradient = 0;
    }

    // What it is

    public double data() {
        return data;
    }

    /**
     * Changes a leaf, as training changes a weight. What was computed from it stays as it was: compute it again.
     *
     * @throws IllegalStateException if this is the result of an operation
     */
    public void set(double data) {
        if (!isLeaf()) {
            throw new IllegalStateException(
                    "This value is the result of %s. Set what it was computed from, and compute it again."
                            .formatted(operation));
        }
        this.data = data;
    }

    /** Whether it was given, not computed. */
    public boolean isLeaf() {
        return operation.isEmpty();
    }

    /** What computed it, for example + or tanh; empty for a leaf. */
    public String operation() {
        return operation;
    }

    /** Its name, empty if it has none. */
    public String label() {
        return label;
    }

    /** Names this value, and returns it. */
    public Value labelled(String label) {
        this.label = label;
        return this;
    }

    @Override
    public String toString() {
        return "%s%s (gradient %s)".formatted(label.isEmpty() ? "" : label + " = ", data, gradient);
    }
}
