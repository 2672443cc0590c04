package dev.chainrule.engine.probe;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Eigenvalues and eigenvectors of a symmetric matrix, largest first, by Jacobi's rotations in their cyclic order. */
final class SymmetricEigen {

    private static final int MOST_SWEEPS = 60;

    private final double[][] matrix; // becomes diagonal
    private final double[][] vectors; // [row][which], the product of the rotations
    private final int[] order;

    private SymmetricEigen(double[][] matrix) {
        this.matrix = matrix;
        int n = matrix.length;
        vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            vectors[i][i] = 1;
        }
        double squares = 0;
        for (double[] row : matrix) {
            squares += Sharpness.dot(row, row);
        }
        // What is beyond float64 next to the whole changes nothing any more.
        double negligible = 1e-15 * Math.sqrt(squares);
        for (int sweep = 0; sweep < MOST_SWEEPS && sweep(negligible); sweep++) {}
        order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -matrix[i][i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Takes the matrix over. */
    static SymmetricEigen of(double[][] matrix) {
        return new SymmetricEigen(matrix);
    }

    double value(int rank) {
        return matrix[order[rank]][order[rank]];
    }

    /** Of length 1. */
    double[] vector(int rank) {
        double[] vector = new double[matrix.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = vectors[i][order[rank]];
        }
        return vector;
    }

    /** Returns whether there was anything to turn. */
    private boolean sweep(double negligible) {
        boolean turned = false;
        for (int p = 0; p < matrix.length; p++) {
            for (int q = p + 1; q < matrix.length; q++) {
                if (Math.abs(matrix[p][q]) > negligible) {
                    rotate(p, q);
                    turned = true;
                }
            }
        }
        return turned;
    }

    /** Makes [p][q] 0. Golub and Van Loan, section 8.5. */
    private void rotate(int p, int q) {
        double half = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double tangent = (half >= 0 ? 1 : -1) / (Math.abs(half) + Math.sqrt(1 + half * half));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        double sine = tangent * cosine;
        for (int i = 0; i < matrix.length; i++) {
            double ip = matrix[i][p];
            double iq = matrix[i][q];
            matrix[i][p] = cosine * ip - sine * iq;
            matrix[i][q] = sine * ip + cosine * iq;
        }
        for (int i = 0; i < matrix.length; i++) {
            double pi = matrix[p][i];
            double qi = matrix[q][i];
            matrix[p][i] = cosine * pi - sine * qi;
            matrix[q][i] = sine * pi + cosine * qi;
        }
        matrix[p][q] = 0;
        matrix[q][p] = 0;
        for (double[] row : vectors) {
            double rp = row[p];
            double rq = row[q];
            row[p] = cosine * rp - sine * rq;
            row[q] = sine * rp + cosine * rq;
        }
    }
}
