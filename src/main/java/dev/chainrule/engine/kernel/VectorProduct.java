package dev.chainrule.engine.kernel;

import static dev.chainrule.engine.kernel.VectorElements.LANES;
import static dev.chainrule.engine.kernel.VectorElements.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The matrix product in register tiles of up to 8 rows and 2 vectors: A is read value by value and broadcast, B in vectors.
 * Terms come in blocks, so that the part of B a column of tiles reads stays in the first-level cache; a sum that is set down
 * between two blocks and taken up again is the same sum.
 *
 * <p>The tiles are written out one by one because a vector that is kept in an array or handed to a method is put on the heap.
 */
final class VectorProduct {

    private static final int BLOCK = 128;

    private VectorProduct() {}

    static void multiply(Product p) {
        block(p, 0, Math.min(BLOCK, p.k), p.start, p.startOffset, p.startRow);
        for (int k = BLOCK; k < p.k; k += BLOCK) {
            block(p, k, Math.min(BLOCK, p.k - k), p.c, p.cOffset, p.cRow);
        }
    }

    private static void block(Product p, int k, int terms, float[] start, int startOffset, int startRow) {
        int j = 0;
        for (; j + 2 * LANES <= p.n; j += 2 * LANES) {
            int i = 0;
            for (; i + 8 <= p.m; i += 8) {
                tile8x2(p, i, j, k, terms, start, startOffset, startRow);
            }
            if (i + 4 <= p.m) {
                tile4x2(p, i, j, k, terms, start, startOffset, startRow);
                i += 4;
            }
            if (i + 2 <= p.m) {
                tile2x2(p, i, j, k, terms, start, startOffset, startRow);
                i += 2;
            }
            if (i < p.m) {
                tile1x2(p, i, j, k, terms, start, startOffset, startRow);
            }
        }
        if (j < p.n) {
            int i = 0;
            for (; i + 8 <= p.m; i += 8) {
                tile8x1(p, i, j, k, terms, start, startOffset, startRow);
            }
            if (i + 4 <= p.m) {
                tile4x1(p, i, j, k, terms, start, startOffset, startRow);
                i += 4;
            }
            if (i + 2 <= p.m) {
                tile2x1(p, i, j, k, terms, start, startOffset, startRow);
                i += 2;
            }
            if (i < p.m) {
                tile1x1(p, i, j, k, terms, start, startOffset, startRow);
            }
        }
    }

    private static void tile8x2(
            Product p, int i, int j, int k, int terms, float[] start, int startOffset, int startRow) {
        float[] a = p.a;
        float[] b = p.b;
        float[] c = p.c;
        int from = startOffset + i * startRow + j;
        FloatVector c00 = FloatVector.fromArray(SPECIES, start, from);
        FloatVector c01 = FloatVector.fromArray(SPECIES, start, from + LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, start, from + startRow);
        FloatVector c11 = FloatVector.fromArray(SPECIES, start, from + startRow + LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, start, from + 2 * startRow);
        FloatVector c21 = FloatVector.fromArray(SPECIES, start, from + 2 * startRow + LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, start, from + 3 * startRow);
        FloatVector c31 = FloatVector.fromArray(SPECIES, start, from + 3 * startRow + LANES);
        FloatVector c40 = FloatVector.fromArray(SPECIES, start, from + 4 * startRow);
        FloatVector c41 = FloatVector.fromArray(SPECIES, start, from + 4 * startRow + LANES);
        FloatVector c50 = FloatVector.fromArray(SPECIES, start, from + 5 * startRow);
        FloatVector c51 = FloatVector.fromArray(SPECIES, start, from + 5 * startRow + LANES);
        FloatVector c60 = FloatVector.fromArray(SPECIES, start, from + 6 * startRow);
        FloatVector c61 = FloatVector.fromArray(SPECIES, start, from + 6 * startRow + LANES);
        FloatVector c70 = FloatVector.fromArray(SPECIES, start, from + 7 * startRow);
        FloatVector c71 = FloatVector.fromArray(SPECIES, start, from + 7 * startRow + LANES);
        int row = p.aRow;
        int ia = p.aOffset + i * row + k * p.aColumn;
        int ib = p.bOffset + k * p.bRow + j;
        for (int t = 0; t < terms; t++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, ib);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, ib + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[ia]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[ia + row]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[ia + 2 * row]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[ia + 3 * row]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[ia + 4 * row]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[ia + 5 * row]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[ia + 6 * row]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[ia + 7 * row]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
            ia += p.aColumn;
            ib += p.bRow;
        }
        int to = p.cOffset + i * p.cRow + j;
        c00.intoArray(c, to);
        c01.intoArray(c, to + LANES);
        c10.intoArray(c, to + p.cRow);
        c11.intoArray(c, to + p.cRow + LANES);
        c20.intoArray(c, to + 2 * p.cRow);
        c21.intoArray(c, to + 2 * p.cRow + LANES);
        c30.intoArray(c, to + 3 * p.cRow);
        c31.intoArray(c, to + 3 * p.cRow + LANES);
        c40.intoArray(c, to + 4 * p.cRow);
        c41.intoArray(c, to + 4 * p.cRow + LANES);
        c50.intoArray(c, to + 5 * p.cRow);
        c51.intoArray(c, to + 5 * p.cRow + LANES);
        c60.intoArray(c, to + 6 * p.cRow);
        c61.intoArray(c, to + 6 * p.cRow + LANES);
        c70.intoArray(c, to + 7 * p.cRow);
        c71.intoArray(c, to + 7 * p.cRow + LANES);
    }

    private static void tile4x2(
            Product p, int i, int j, int k, int terms, float[] start, int startOffset, int startRow) {
        float[] a = p.a;
        float[] b = p.b;
        float[] c = p.c;
        int from = startOffset + i * startRow + j;
        FloatVector c00 = FloatVector.fromArray(SPECIES, start, from);
        FloatVector c01 = FloatVector.fromArray(SPECIES, start, from + LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, start, from + startRow);
        FloatVector c11 = FloatVector.fromArray(SPECIES, start, from + startRow + LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, start, from + 2 * startRow);
        FloatVector c21 = FloatVector.fromArray(SPECIES, start, from + 2 * startRow + LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, start, from + 3 * startRow);
        FloatVector c31 = FloatVector.fromArray(SPECIES, start, from + 3 * startRow + LANES);
        int row = p.aRow;
        int ia = p.aOffset + i * row + k * p.aColumn;
        int ib = p.bOffset + k * p.bRow + j;
        for (int t = 0; t < terms; t++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, ib);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, ib + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[ia]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[ia + row]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[ia + 2 * row]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[ia + 3 * row]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            ia += p.aColumn;
            ib += p.bRow;
        }
        int to = p.cOffset + i * p.cRow + j;
        c00.intoArray(c, to);
        c01.intoArray(c, to + LANES);
        c10.intoArray(c, to + p.cRow);
        c11.intoArray(c, to + p.cRow + LANES);
        c20.intoArray(c, to + 2 * p.cRow);
        c21.intoArray(c, to + 2 * p.cRow + LANES);
        c30.intoArray(c, to + 3 * p.cRow);
        c31.intoArray(c, to + 3 * p.cRow + LANES);
    }

    private static void tile2x2(
            Product p, int i, int j, int k, int terms, float[] start, int startOffset, int startRow) {
        float[] a = p.a;
        float[] b = p.b;
        float[] c = p.c;
        int from = startOffset + i * startRow + j;
        FloatVector c00 = FloatVector.fromArray(SPECIES, start, from);
        FloatVector c01 = FloatVector.fromArray(SPECIES, start, from + LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, start, from + startRow);
        FloatVector c11 = FloatVector.fromArray(SPECIES, start, from + startRow + LANES);
        int row = p.aRow;
        int ia = p.aOffset + i * row + k * p.aColumn;
        int ib = p.bOffset + k * p.bRow + j;
        for (int t = 0; t < terms; t++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, ib);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, ib + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[ia]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[ia + row]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            ia += p.aColumn;
            ib += p.bRow;
        }
        int to = p.cOffset + i * p.cRow + j;
        c00.intoArray(c, to);
        c01.intoArray(c, to + LANES);
        c10.intoArray(c, to + p.cRow);
        c11.intoArray(c, to + p.cRow + LANES);
    }

    private static void tile1x2(
            Product p, int i, int j, int k, int terms, float[] start, int startOffset, int startRow) {
        float[] a = p.a;
        float[] b = p.b;
        float[] c = p.c;
        int from = startOffset + i * startRow + j;
        FloatVector c00 = FloatVector.fromArray(SPECIES, start, from);
        FloatVector c01 = FloatVector.fromArray(SPECIES, start, from + LANES);
        int row = p.aRow;
        int ia = p.aOffset + i * row + k * p.aColumn;
        int ib = p.bOffset + k * p.bRow + j;
        for (int t = 0; t < terms; t++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, ib);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, ib + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[ia]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            ia += p.aColumn;
            ib += p.bRow;
        }
        int to = p.cOffset + i * p.cRow + j;
        c00.intoArray(c, to);
        c01.intoArray(c, to + LANES);
    }

    private static void tile8x1(
            Product p, int i, int j, int k, int terms, float[] start, int startOffset, int startRow) {
        float[] a = p.a;
        float[] b = p.b;
        float[] c = p.c;
        int from = startOffset + i * startRow + j;
        FloatVector c00 = FloatVector.fromArray(SPECIES, start, from);
        FloatVector c10 = FloatVector.fromArray(SPECIES, start, from + startRow);
        FloatVector c20 = FloatVector.fromArray(SPECIES, start, from + 2 * startRow);
        FloatVector c30 = FloatVector.fromArray(SPECIES, start, from + 3 * startRow);
        FloatVector c40 = FloatVector.fromArray(SPECIES, start, from + 4 * startRow);
        FloatVector c50 = FloatVector.fromArray(SPECIES, start, from + 5 * startRow);
        FloatVector c60 = FloatVector.fromArray(SPECIES, start, from + 6 * startRow);
        FloatVector c70 = FloatVector.fromArray(SPECIES, start, from + 7 * startRow);
        int row = p.aRow;
        int ia = p.aOffset + i * row + k * p.aColumn;
        int ib = p.bOffset + k * p.bRow + j;
        for (int t = 0; t < terms; t++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, ib);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[ia]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[ia + row]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[ia + 2 * row]);
            c20 = a2.fma(b0, c20);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[ia + 3 * row]);
            c30 = a3.fma(b0, c30);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[ia + 4 * row]);
            c40 = a4.fma(b0, c40);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[ia + 5 * row]);
            c50 = a5.fma(b0, c50);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[ia + 6 * row]);
            c60 = a6.fma(b0, c60);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[ia + 7 * row]);
            c70 = a7.fma(b0, c70);
            ia += p.aColumn;
            ib += p.bRow;
        }
        int to = p.cOffset + i * p.cRow + j;
        c00.intoArray(c, to);
        c10.intoArray(c, to + p.cRow);
        c20.intoArray(c, to + 2 * p.cRow);
        c30.intoArray(c, to + 3 * p.cRow);
        c40.intoArray(c, to + 4 * p.cRow);
        c50.intoArray(c, to + 5 * p.cRow);
        c60.intoArray(c, to + 6 * p.cRow);
        c70.intoArray(c, to + 7 * p.cRow);
    }

    private static void tile4x1(
            Product p, int i, int j, int k, int terms, float[] start, int startOffset, int startRow) {
        float[] a = p.a;
        float[] b = p.b;
        float[] c = p.c;
        int from = startOffset + i * startRow + j;
        FloatVector c00 = FloatVector.fromArray(SPECIES, start, from);
        FloatVector c10 = FloatVector.fromArray(SPECIES, start, from + startRow);
        FloatVector c20 = FloatVector.fromArray(SPECIES, start, from + 2 * startRow);
        FloatVector c30 = FloatVector.fromArray(SPECIES, start, from + 3 * startRow);
        int row = p.aRow;
        int ia = p.aOffset + i * row + k * p.aColumn;
        int ib = p.bOffset + k * p.bRow + j;
        for (int t = 0; t < terms; t++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, ib);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[ia]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[ia + row]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[ia + 2 * row]);
            c20 = a2.fma(b0, c20);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[ia + 3 * row]);
            c30 = a3.fma(b0, c30);
            ia += p.aColumn;
            ib += p.bRow;
        }
        int to = p.cOffset + i * p.cRow + j;
        c00.intoArray(c, to);
        c10.intoArray(c, to + p.cRow);
        c20.intoArray(c, to + 2 * p.cRow);
        c30.intoArray(c, to + 3 * p.cRow);
    }

    private static void tile2x1(
            Product p, int i, int j, int k, int terms, float[] start, int startOffset, int startRow) {
        float[] a = p.a;
        float[] b = p.b;
        float[] c = p.c;
        int from = startOffset + i * startRow + j;
        FloatVector c00 = FloatVector.fromArray(SPECIES, start, from);
        FloatVector c10 = FloatVector.fromArray(SPECIES, start, from + startRow);
        int row = p.aRow;
        int ia = p.aOffset + i * row + k * p.aColumn;
        int ib = p.bOffset + k * p.bRow + j;
        for (int t = 0; t < terms; t++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, ib);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[ia]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[ia + row]);
            c10 = a1.fma(b0, c10);
            ia += p.aColumn;
            ib += p.bRow;
        }
        int to = p.cOffset + i * p.cRow + j;
        c00.intoArray(c, to);
        c10.intoArray(c, to + p.cRow);
    }

    private static void tile1x1(
            Product p, int i, int j, int k, int terms, float[] start, int startOffset, int startRow) {
        float[] a = p.a;
        float[] b = p.b;
        float[] c = p.c;
        int from = startOffset + i * startRow + j;
        FloatVector c00 = FloatVector.fromArray(SPECIES, start, from);
        int row = p.aRow;
        int ia = p.aOffset + i * row + k * p.aColumn;
        int ib = p.bOffset + k * p.bRow + j;
        for (int t = 0; t < terms; t++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, ib);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[ia]);
            c00 = a0.fma(b0, c00);
            ia += p.aColumn;
            ib += p.bRow;
        }
        int to = p.cOffset + i * p.cRow + j;
        c00.intoArray(c, to);
    }
}
