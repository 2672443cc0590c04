package dev.chainrule.autograd;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Optimizers in a few lines each, as PyTorch defines them, after its documentation's pseudo-code. */
final class Updates {

    /** One update of parameter p with gradient g; m and v are its own memory, 0 at first, and t counts from 1. */
    interface Rule {
        double next(double p, double g, double[] memory, int t);
    }

    private final List<Value> parameters;
    private final Rule rule;
    private final double[][] memory; // [parameters][2]
    private int t;

    Updates(List<Value> parameters, JsonNode optimizer) {
        this.parameters = parameters;
        rule = rule(optimizer);
        memory = new double[parameters.size()][2];
    }

    void step() {
        t++;
        for (int i = 0; i < parameters.size(); i++) {
            Value p = parameters.get(i);
            p.set(rule.next(p.data(), p.gradient(), memory[i], t));
        }
    }

    private static Rule rule(JsonNode optimizer) {
        double lr = optimizer.get("lr").asDouble();
        double decay = optimizer.path("weight_decay").asDouble(0);
        double momentum = optimizer.path("momentum").asDouble(0);
        double eps = optimizer.path("eps").asDouble(0);
        return switch (optimizer.get("kind").asString()) {
            case "sgd" -> (p, g, memory, t) -> p - lr * (g + decay * p);
            case "momentum" ->
                (p, g, memory, t) -> {
                    memory[0] = momentum * memory[0] + g;
                    return p - lr * memory[0];
                };
            case "nesterov" ->
                (p, g, memory, t) -> {
                    memory[0] = momentum * memory[0] + g;
                    return p - lr * (g + momentum * memory[0]);
                };
            case "adagrad" ->
                (p, g, memory, t) -> {
                    memory[0] += g * g;
                    return p - lr * g / (Math.sqrt(memory[0]) + 1e-10); // PyTorch's own eps for this one
                };
            case "rmsprop" -> {
                double alpha = optimizer.get("alpha").asDouble();
                yield (p, g, memory, t) -> {
                    memory[0] = alpha * memory[0] + (1 - alpha) * g * g;
                    return p - lr * g / (Math.sqrt(memory[0]) + eps);
                };
            }
            case "adam", "adamw" -> { // decay is decoupled: it shrinks the weight, not the gradient
                double beta1 = optimizer.get("betas").get(0).asDouble();
                double beta2 = optimizer.get("betas").get(1).asDouble();
                yield (p, g, memory, t) -> {
                    memory[0] = beta1 * memory[0] + (1 - beta1) * g;
                    memory[1] = beta2 * memory[1] + (1 - beta2) * g * g;
                    double m = memory[0] / (1 - Math.pow(beta1, t));
                    double v = memory[1] / (1 - Math.pow(beta2, t));
                    return p * (1 - lr * decay) - lr * m / (Math.sqrt(v) + eps);
                };
            }
            default -> throw new IllegalArgumentException(optimizer.toString());
        };
    }
}
