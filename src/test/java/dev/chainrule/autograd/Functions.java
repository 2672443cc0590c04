package dev.chainrule.autograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Activations and losses by the names that the reference numbers have for them. */
final class Functions {

    private Functions() {}

    static UnaryOperator<Value> activation(String name) {
        return switch (name) {
            case "identity" -> UnaryOperator.identity();
            case "sigmoid" -> Value::sigmoid;
            case "tanh" -> Value::tanh;
            case "relu" -> Value::relu;
            case "leaky_relu" -> Value::leakyRelu;
            case "elu" -> Value::elu;
            case "gelu" -> Value::gelu;
            case "silu" -> Value::silu;
            case "softplus" -> Value::softplus;
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The mean over rows, and over outputs but for the softmax. */
    static Value loss(String name, List<List<Value>> outputs, double[][] targets) {
        return switch (name) {
            case "mse" -> overOutputs(Losses::squaredError, outputs, targets);
            case "mae" -> overOutputs(Losses::absoluteError, outputs, targets);
            case "huber" -> overOutputs(Losses::huber, outputs, targets);
            case "hinge" -> overOutputs(Losses::hinge, outputs, targets);
            case "bce_logits" -> overOutputs(Losses::sigmoidCrossEntropy, outputs, targets);
            case "softmax_ce" -> overRows(outputs, targets);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Value overOutputs(
            BiFunction<Value, Double, Value> loss, List<List<Value>> outputs, double[][] targets) {
        List<Value> losses = new ArrayList<>();
        for (int row = 0; row < targets.length; row++) {
            for (int j = 0; j < targets[row].length; j++) {
                losses.add(loss.apply(outputs.get(row).get(j), targets[row][j]));
            }
        }
        return Losses.mean(losses);
    }

    private static Value overRows(List<List<Value>> outputs, double[][] oneHot) {
        List<Value> losses = new ArrayList<>();
        for (int row = 0; row < oneHot.length; row++) {
            int label = 0;
            while (oneHot[row][label] != 1) {
                label++;
            }
            losses.add(Losses.softmaxCrossEntropy(outputs.get(row), label));
        }
        return Losses.mean(losses);
    }

    static List<List<Value>> rows(double[][] x) {
        List<List<Value>> rows = new ArrayList<>();
        for (double[] row : x) {
            rows.add(values(row));
        }
        return rows;
    }

    static List<Value> values(double... numbers) {
        return Arrays.stream(numbers).mapToObj(Value::of).toList();
    }
}
