package dev.chainrule.engine;

import java.util.List;

/** The data-driven half of {@link Initialization.Lsuv}: scales each layer by what it makes of the first training rows. */
final class UnitVariance {

    private static final int ROWS = 256;
    private static final int TIMES = 10;
    private static final double TOLERANCE = 0.1;

    private UnitVariance() {}

    /** Scales W of each layer in turn; {@code weights} is laid out as in {@link Checkpoint#weights()}. Layers whose sums do not vary stay as they are. */
    static void scale(NetworkSpec network, float[] weights, Examples training) {
        int rows = Math.min(ROWS, training.rows());
        float[] x = training.x();
        int in = network.inputs();
        int offset = 0;
        for (LayerSpec spec : network.layers()) {
            Network sums = layer(in, new LayerSpec(spec.units(), Activation.IDENTITY), rows);
            for (int time = 0; time < TIMES; time++) {
                sums.shape.spread(weights, offset, sums.w);
                sums.forward(x, 0, rows);
                double variance = variance(sums.output(), rows);
                if (!(variance > 0 && variance < Double.POSITIVE_INFINITY) || Math.abs(variance - 1) < TOLERANCE) {
                    break;
                }
                double deviation = StrictMath.sqrt(variance);
                for (int i = offset; i < offset + in * spec.units(); i++) {
                    weights[i] = (float) (weights[i] / deviation);
                }
            }
            Network answers = layer(in, spec, rows);
            answers.shape.spread(weights, offset, answers.w);
            answers.forward(x, 0, rows);
            x = compact(answers.output(), rows);
            offset += (in + 1) * spec.units();
            in = spec.units();
        }
    }

    private static Network layer(int in, LayerSpec spec, int rows) {
        return Network.toLookAt(new NetworkSpec(in, List.of(spec)), rows);
    }

    private static double variance(DenseLayer layer, int rows) {
        double n = (double) rows * layer.outputs;
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            for (int i = r * layer.stride; i < r * layer.stride + layer.outputs; i++) {
                sum += layer.a[i];
            }
        }
        double mean = sum / n;
        double squares = 0;
        for (int r = 0; r < rows; r++) {
            for (int i = r * layer.stride; i < r * layer.stride + layer.outputs; i++) {
                squares += (layer.a[i] - mean) * (layer.a[i] - mean);
            }
        }
        return squares / n;
    }

    private static float[] compact(DenseLayer layer, int rows) {
        float[] compact = new float[rows * layer.outputs];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(layer.a, r * layer.stride, compact, r * layer.outputs, layer.outputs);
        }
        return compact;
    }
}
