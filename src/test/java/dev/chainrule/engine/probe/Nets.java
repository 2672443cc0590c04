package dev.chainrule.engine.probe;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.LayerSpec;
import dev.chainrule.engine.Loss;
import dev.chainrule.engine.Model;
import dev.chainrule.engine.NetworkSpec;
import dev.chainrule.engine.RandomStream;
import dev.chainrule.engine.RandomStream.Purpose;
import java.util.List;

/** Small networks that tests share. */
final class Nets {

    /** out = w·x + b. */
    static final NetworkSpec LINE = new NetworkSpec(1, List.of(new LayerSpec(1, Activation.IDENTITY)));

    private Nets() {}

    /** 3-6-5-2 with weights of deviation 0.7. */
    static Model three(Activation hidden, Loss loss) {
        NetworkSpec network = new NetworkSpec(
                3, List.of(new LayerSpec(6, hidden), new LayerSpec(5, hidden), new LayerSpec(2, Activation.IDENTITY)));
        RandomStream random = new RandomStream(3, Purpose.WEIGHTS, 0);
        float[] weights = new float[Math.toIntExact(network.parameters())];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (0.7 * random.nextNormal());
        }
        return new Model(network, loss).with(weights);
    }

    /** Normal inputs, and targets that the loss takes. */
    static Examples rows(int count, Loss loss) {
        RandomStream random = new RandomStream(11, Purpose.DATA, 0);
        float[] x = new float[3 * count];
        float[] y = new float[2 * count];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextNormal();
        }
        for (int r = 0; r < count; r++) {
            int label = random.nextInt(2);
            switch (loss) {
                case SQUARED_ERROR, ABSOLUTE_ERROR, HUBER -> {
                    y[2 * r] = (float) random.nextNormal();
                    y[2 * r + 1] = (float) random.nextNormal();
                }
                case HINGE -> {
                    y[2 * r] = 2 * label - 1;
                    y[2 * r + 1] = 1 - 2 * label;
                }
                case SIGMOID_CROSS_ENTROPY, SOFTMAX_CROSS_ENTROPY -> y[2 * r + label] = 1;
            }
        }
        return new Examples(count, 3, 2, x, y);
    }
}
