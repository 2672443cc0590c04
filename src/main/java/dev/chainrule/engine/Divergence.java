package dev.chainrule.engine;

import dev.chainrule.engine.TrainingResult.Diverged;
import dev.chainrule.engine.TrainingResult.Tensor;

/** Finds out what stopped being finite first, by going once more through what just did. */
final class Divergence {

    private final Network network;
    private final Objective objective;
    private final int epoch;
    private final int step;

    Divergence(Network network, Objective objective, int epoch, int step) {
        this.network = network;
        this.objective = objective;
        this.epoch = epoch;
        this.step = step;
    }

    /** After a batch whose gradient, which the network still holds, is not finite. */
    Diverged ofGradient(Batches batches, long seed, long update) {
        int layer = network.shape.lastNotFinite(network.g); // the last, as gradients go backward
        network.forwardToLearn(batches.x, batches.xOffset, batches.rows, seed, update);
        Diverged before = ofOutputs(batches.y, batches.yOffset, batches.rows);
        return before == null ? diverged(Math.max(layer, 0), Tensor.GRADIENT) : before;
    }

    /** After an update that had to be taken back, which made that layer's weights not finite, or only what the optimizer remembers if it is −1. */
    Diverged ofUpdate(int layer) {
        return diverged(Math.max(layer, 0), Tensor.WEIGHT);
    }

    /** After an evaluation of parts, the second of which may be null, whose loss is not finite. */
    Diverged ofEvaluation(Examples... parts) {
        for (Examples part : parts) {
            for (int row = 0; part != null && row < part.rows(); row += network.capacity) {
                int rows = Math.min(network.capacity, part.rows() - row);
                network.forward(part.x(), row * part.features(), rows);
                Diverged found = ofOutputs(part.y(), row * part.targets(), rows);
                if (found != null) {
                    return found;
                }
            }
        }
        return diverged(network.shape.layers - 1, Tensor.LOSS); // only the sum of all rows is too large
    }

    /** What is not finite in the rows that the network was just given; null if all is. */
    private Diverged ofOutputs(float[] y, int yOffset, int rows) {
        int layer = network.firstNotFinite(rows);
        if (layer >= 0) {
            return diverged(layer, Tensor.ACTIVATION);
        }
        return Double.isFinite(objective.sum(y, yOffset, rows))
                ? null
                : diverged(network.shape.layers - 1, Tensor.LOSS);
    }

    private Diverged diverged(int layer, Tensor tensor) {
        return new Diverged(epoch, step, layer + 1, tensor);
    }
}
