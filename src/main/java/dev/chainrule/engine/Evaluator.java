package dev.chainrule.engine;

/**
 * Takes loss and score over a whole part of the data, a network's capacity of rows at a time, rows in their order. {@link ClassRule} says which
 * class a row is taken for.
 */
final class Evaluator {

    private final Network network;
    private final Objective objective;
    private final Score score;
    private final Examples part;
    private final ClassRule rule;
    private final double totalSquares;

    Evaluator(Network network, Objective objective, TrainingSpec spec, Examples part) {
        this.network = network;
        this.objective = objective;
        this.part = part;
        score = spec.score();
        rule = new ClassRule(spec.network(), spec.loss());
        totalSquares = score == Score.R_SQUARED ? totalSquares(part) : 0;
    }

    Evaluation evaluate() {
        double loss = 0;
        double scored = 0;
        for (int row = 0; row < part.rows(); row += network.capacity) {
            int rows = Math.min(network.capacity, part.rows() - row);
            network.forward(part.x(), row * part.features(), rows);
            loss += objective.sum(part.y(), row * part.targets(), rows);
            scored += score == Score.ACCURACY ? right(row, rows) : residualSquares(row, rows);
        }
        return new Evaluation(
                loss / objective.divisor(part.rows()),
                score == Score.ACCURACY ? scored / part.rows() : rSquared(scored));
    }

    private int right(int firstRow, int rows) {
        DenseLayer output = network.output();
        int outputs = output.outputs;
        int right = 0;
        for (int r = 0, i = 0, t = firstRow * outputs; r < rows; r++, i += output.stride, t += outputs) {
            right += rule.ofOutputs(output.a, i) == rule.ofTargets(part.y(), t) ? 1 : 0;
        }
        return right;
    }

    private double residualSquares(int firstRow, int rows) {
        DenseLayer output = network.output();
        int outputs = output.outputs;
        double sum = 0;
        for (int r = 0, i = 0, t = firstRow * outputs; r < rows; r++, i += output.stride, t += outputs) {
            for (int j = 0; j < outputs; j++) {
                double difference = (double) output.a[i + j] - part.y()[t + j];
                sum += difference * difference;
            }
        }
        return sum;
    }

    /** Where all targets are the same there is nothing to explain: 1 if every output is right, otherwise −∞. */
    private double rSquared(double residualSquares) {
        if (totalSquares > 0) {
            return 1 - residualSquares / totalSquares;
        }
        return residualSquares == 0 ? 1 : Double.isNaN(residualSquares) ? Double.NaN : Double.NEGATIVE_INFINITY;
    }

    private static double totalSquares(Examples part) {
        double total = 0;
        for (int j = 0; j < part.targets(); j++) {
            double sum = 0;
            for (int r = 0; r < part.rows(); r++) {
                sum += part.y()[r * part.targets() + j];
            }
            double mean = sum / part.rows();
            for (int r = 0; r < part.rows(); r++) {
                double difference = part.y()[r * part.targets() + j] - mean;
                total += difference * difference;
            }
        }
        return total;
    }
}
