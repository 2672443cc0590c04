package dev.chainrule.engine.kernel;

import static dev.chainrule.engine.kernel.VectorElements.LANES;
import static dev.chainrule.engine.kernel.VectorElements.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The tiles of {@link VectorProduct} for an A that is read transposed (aRow is 1): xᵀ·dz. Indices that differ by constants let the
 * compiler check the bounds of a whole column at once.
 *
 * <p>The tiles are written out one by one because a vector that is kept in an array or handed to a method is put on the heap.
 */
final class ColumnTiles {

    private ColumnTiles() {}

    /** Adds some terms, from k on, to all of C. */
    static void block(Product p, int k, int terms, float[] start, int startOffset, int startRow) {
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
        int ia = p.aOffset + i + k * p.aColumn;
        int ib = p.bOffset + k * p.bRow + j;
        for (int t = 0; t < terms; t++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, ib);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, ib + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[ia]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[ia + 1]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[ia + 2]);
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[ia + 3]);
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
            FloatVector x4 = FloatVector.broadcast(SPECIES, a[ia + 4]);
            c40 = x4.fma(b0, c40);
            c41 = x4.fma(b1, c41);
            FloatVector x5 = FloatVector.broadcast(SPECIES, a[ia + 5]);
            c50 = x5.fma(b0, c50);
            c51 = x5.fma(b1, c51);
            FloatVector x6 = FloatVector.broadcast(SPECIES, a[ia + 6]);
            c60 = x6.fma(b0, c60);
            c61 = x6.fma(b1, c61);
            FloatVector x7 = FloatVector.broadcast(SPECIES, a[ia + 7]);
            c70 = x7.fma(b0, c70);
            c71 = x7.fma(b1, c71);
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
        int ia = p.aOffset + i + k * p.aColumn;
        int ib = p.bOffset + k * p.bRow + j;
        for (int t = 0; t < terms; t++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, ib);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, ib + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[ia]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[ia + 1]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[ia + 2]);
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[ia + 3]);
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
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
        int ia = p.aOffset + i + k * p.aColumn;
        int ib = p.bOffset + k * p.bRow + j;
        for (int t = 0; t < terms; t++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, ib);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, ib + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[ia]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[ia + 1]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
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
        int ia = p.aOffset + i + k * p.aColumn;
        int ib = p.bOffset + k * p.bRow + j;
        for (int t = 0; t < terms; t++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, ib);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, ib + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[ia]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
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
        int ia = p.aOffset + i + k * p.aColumn;
        int ib = p.bOffset + k * p.bRow + j;
        for (int t = 0; t < terms; t++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, ib);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[ia]);
            c00 = x0.fma(b0, c00);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[ia + 1]);
            c10 = x1.fma(b0, c10);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[ia + 2]);
            c20 = x2.fma(b0, c20);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[ia + 3]);
            c30 = x3.fma(b0, c30);
            FloatVector x4 = FloatVector.broadcast(SPECIES, a[ia + 4]);
            c40 = x4.fma(b0, c40);
            FloatVector x5 = FloatVector.broadcast(SPECIES, a[ia + 5]);
            c50 = x5.fma(b0, c50);
            FloatVector x6 = FloatVector.broadcast(SPECIES, a[ia + 6]);
            c60 = x6.fma(b0, c60);
            FloatVector x7 = FloatVector.broadcast(SPECIES, a[ia + 7]);
            c70 = x7.fma(b0, c70);
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
        int ia = p.aOffset + i + k * p.aColumn;
        int ib = p.bOffset + k * p.bRow + j;
        for (int t = 0; t < terms; t++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, ib);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[ia]);
            c00 = x0.fma(b0, c00);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[ia + 1]);
            c10 = x1.fma(b0, c10);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[ia + 2]);
            c20 = x2.fma(b0, c20);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[ia + 3]);
            c30 = x3.fma(b0, c30);
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
        int ia = p.aOffset + i + k * p.aColumn;
        int ib = p.bOffset + k * p.bRow + j;
        for (int t = 0; t < terms; t++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, ib);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[ia]);
            c00 = x0.fma(b0, c00);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[ia + 1]);
            c10 = x1.fma(b0, c10);
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
        int ia = p.aOffset + i + k * p.aColumn;
        int ib = p.bOffset + k * p.bRow + j;
        for (int t = 0; t < terms; t++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, ib);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[ia]);
            c00 = x0.fma(b0, c00);
            ia += p.aColumn;
            ib += p.bRow;
        }
        int to = p.cOffset + i * p.cRow + j;
        c00.intoArray(c, to);
    }
}
