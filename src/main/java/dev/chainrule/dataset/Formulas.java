package dev.chainrule.dataset;

import dev.chainrule.engine.RandomStream;

/**
 * How generated rows are worked out: float64 and {@link StrictMath}, so that every machine makes the same ones. Where two classes share
 * an odd number of rows, the second gets one more. Rows come class by class; the split shuffles them. Noise has a stream of its own, so
 * that a change of its size moves no point elsewhere than it says.
 */
final class Formulas {

    private Formulas() {}

    /** Class 0 on (cos t, sin t), class 1 on (1 − cos t, ½ − sin t), t evenly spaced over 0..π; then normal(noise) on each coordinate. */
    static Points moons(int rows, double noise, RandomStream noises) {
        Points points = new Points(rows);
        int outer = rows / 2;
        for (int row = 0; row < rows; row++) {
            boolean first = row < outer;
            double t = first ? evenly(row, outer) : evenly(row - outer, rows - outer);
            double cos = StrictMath.cos(t);
            double sin = StrictMath.sin(t);
            double x1 = first ? cos : 1 - cos;
            double x2 = first ? sin : 0.5 - sin;
            points.add(x1 + noise * noises.nextNormal(), x2 + noise * noises.nextNormal(), first ? 0 : 1);
        }
        return points;
    }

    private static double evenly(int i, int count) {
        return count < 2 ? 0 : StrictMath.PI * i / (count - 1);
    }

    /** Class 0 on the circle of radius 1, class 1 on that of {@code factor}, evenly spaced, no end point; then normal(noise). */
    static Points circles(int rows, double factor, double noise, RandomStream noises) {
        Points points = new Points(rows);
        int outer = rows / 2;
        for (int row = 0; row < rows; row++) {
            boolean first = row < outer;
            double angle = 2 * StrictMath.PI * (first ? row : row - outer) / (first ? outer : rows - outer);
            double radius = first ? 1 : factor;
            points.add(
                    radius * StrictMath.cos(angle) + noise * noises.nextNormal(),
                    radius * StrictMath.sin(angle) + noise * noises.nextNormal(),
                    first ? 0 : 1);
        }
        return points;
    }

    /**
     * Point i of an arm's n: r = 5i/n at the angle 3.5πi/n, for class 1 turned by π; x = r·sin, y = r·cos, plus uniform(±1)·noise on each.
     */
    static Points spirals(int rows, double noise, RandomStream noises) {
        Points points = new Points(rows);
        int first = rows / 2;
        for (int row = 0; row < rows; row++) {
            int arm = row < first ? 0 : 1;
            double i = arm == 0 ? row : row - first;
            int n = arm == 0 ? first : rows - first;
            double radius = 5 * i / n;
            double angle = 3.5 * StrictMath.PI * i / n + arm * StrictMath.PI;
            points.add(
                    radius * StrictMath.sin(angle) + noise * noises.nextUniform(-1, 1),
                    radius * StrictMath.cos(angle) + noise * noises.nextUniform(-1, 1),
                    arm);
        }
        return points;
    }

    /**
     * Both coordinates uniform(±5), pushed 0.3 away from the axes. Class 1 where the signs of the two differ, seen after uniform(±5)·noise
     * on each: noise moves no point, it mistakes the class of those near an axis.
     */
    static Points xor(int rows, double noise, RandomStream data, RandomStream noises) {
        Points points = new Points(rows);
        for (int row = 0; row < rows; row++) {
            double x1 = pushed(data.nextUniform(-5, 5));
            double x2 = pushed(data.nextUniform(-5, 5));
            double seen = (x1 + noise * noises.nextUniform(-5, 5)) * (x2 + noise * noises.nextUniform(-5, 5));
            points.add(x1, x2, seen < 0 ? 1 : 0);
        }
        return points;
    }

    private static double pushed(double value) {
        return value > 0 ? value + 0.3 : value - 0.3;
    }

    /** A centre uniform(±10) for each class, and normal(deviation) around it; the first classes have one row more where they do not divide. */
    static Points blobs(int rows, int classes, double deviation, RandomStream data, RandomStream noises) {
        double[] centres = new double[2 * classes];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = data.nextUniform(-10, 10);
        }
        Points points = new Points(rows);
        for (int label = 0; label < classes; label++) {
            int count = rows / classes + (label < rows % classes ? 1 : 0);
            for (int i = 0; i < count; i++) {
                points.add(
                        centres[2 * label] + deviation * noises.nextNormal(),
                        centres[2 * label + 1] + deviation * noises.nextNormal(),
                        label);
            }
        }
        return points;
    }

    /** Both coordinates uniform(±6), target (x1 + x2)/10 plus normal(noise). */
    static Points plane(int rows, double noise, RandomStream data, RandomStream noises) {
        Points points = new Points(rows);
        for (int row = 0; row < rows; row++) {
            double x1 = data.nextUniform(-6, 6);
            double x2 = data.nextUniform(-6, 6);
            points.add(x1, x2, (x1 + x2) / 10 + noise * noises.nextNormal());
        }
        return points;
    }
}
