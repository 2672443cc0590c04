package dev.chainrule.engine.probe;

import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a layer's gradient, as the engine has it in float32, is what it is a derivative of: (L(w + h) − L(w − h)) / 2h, with L taken in
 * float64 by a second, plain implementation. That quotient is exact to about 1e-10, so what is left is the rounding of float32.
 *
 * @param largest size of the layer's largest gradient, that of the engine
 * @param worst where the two are furthest apart, index into all parameters; −1 if none was compared
 * @param gradient the engine's there
 * @param difference the quotient there
 * @param compared parameters compared
 * @param bends parameters left out because the slopes to the left and to the right differ, so that a bend lies between (of ReLU, say)
 */
public record GradientCheck(double largest, int worst, double gradient, double difference, int compared, int bends) {

    /** Parameters of a layer that are compared at most, evenly spaced. */
    public static final int MOST_PARAMETERS = 1_000;

    /** Relative error that float32 stays within; a wrong formula is off by far more. */
    public static final double TOLERANCE = 1e-4;

    private static final double STEP = 1e-5;
    private static final double BEND = 1e-3; // of the largest gradient

    /** How far apart the two are at worst, over the largest gradient; 0 if both are 0. */
    public double error() {
        double apart = Math.abs(gradient - difference);
        return worst < 0 || apart == 0 ? 0 : apart / largest;
    }

    public boolean agrees() {
        return error() <= TOLERANCE;
    }

    /** Checks each layer for the model's weights. Takes a few operations a row and parameter, squared: use some dozen rows. */
    public static List<GradientCheck> of(Model model, Examples rows) {
        return of(model, rows, model.gradient(rows));
    }

    /** Checks a gradient that is said to be the model's. */
    static List<GradientCheck> of(Model model, Examples rows, double[] gradient) {
        float[] weights = model.weights();
        double[] wide = new double[weights.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = weights[i];
        }
        Float64 plain = new Float64(model.network(), model.loss());
        double here = plain.loss(wide, rows);
        List<GradientCheck> checks = new ArrayList<>();
        for (LayerRange layer : LayerRange.of(model.network())) {
            checks.add(check(plain, rows, gradient, wide, here, layer));
        }
        return checks;
    }

    private static GradientCheck check(
            Float64 plain, Examples rows, double[] gradient, double[] weights, double here, LayerRange layer) {
        double largest = 0;
        for (int i = layer.from(); i < layer.to(); i++) {
            largest = Math.max(largest, Math.abs(gradient[i]));
        }
        int parameters = layer.to() - layer.from();
        int places = Math.min(MOST_PARAMETERS, parameters);
        int worst = -1;
        double slopeThere = 0;
        int bends = 0;
        for (int place = 0; place < places; place++) {
            int i = layer.from() + (int) ((long) place * parameters / places);
            double weight = weights[i];
            double step = STEP * Math.max(1, Math.abs(weight));
            weights[i] = weight + step;
            double up = plain.loss(weights, rows);
            weights[i] = weight - step;
            double down = plain.loss(weights, rows);
            weights[i] = weight;
            double slope = (up - down) / (2 * step);
            if (Math.abs(up - 2 * here + down) / step > BEND * largest && largest > 0) {
                bends++;
            } else if (worst < 0 || Math.abs(gradient[i] - slope) > Math.abs(gradient[worst] - slopeThere)) {
                worst = i;
                slopeThere = slope;
            }
        }
        return new GradientCheck(largest, worst, worst < 0 ? 0 : gradient[worst], slopeThere, places - bends, bends);
    }
}
