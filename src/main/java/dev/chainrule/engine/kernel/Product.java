package dev.chainrule.engine.kernel;

/**
 * One matrix product C ← start + A·B as the kernels take it: [m, n] ← [m, n] + [m, k]·[k, n].
 * Mutable, and made once for each place it is used at, so that a step allocates nothing.
 */
public final class Product {

    public int m;
    public int n;
    public int k;

    /** A[i][p] is a[aOffset + i·aRow + p·aColumn], so a transpose costs nothing; one of the two steps is 1. */
    public float[] a;

    public int aOffset;
    public int aRow;
    public int aColumn;

    /** B[p][j] is b[bOffset + p·bRow + j]. */
    public float[] b;

    public int bOffset;
    public int bRow;

    /** The value a sum starts from is start[startOffset + i·startRow + j]: a bias with startRow 0, or zeros. */
    public float[] start;

    public int startOffset;
    public int startRow;

    /** C[i][j] is c[cOffset + i·cRow + j]; not an array that is read here, but for start itself. */
    public float[] c;

    public int cOffset;
    public int cRow;

    public Product a(float[] values, int offset, int row, int column) {
        if (a != values) { // to store what is there already costs the collector's barrier
            a = values;
        }
        aOffset = offset;
        aRow = row;
        aColumn = column;
        return this;
    }

    public Product b(float[] values, int offset, int row) {
        b = values;
        bOffset = offset;
        bRow = row;
        return this;
    }

    public Product start(float[] values, int offset, int row) {
        start = values;
        startOffset = offset;
        startRow = row;
        return this;
    }

    public Product c(float[] values, int offset, int row) {
        c = values;
        cOffset = offset;
        cRow = row;
        return this;
    }

    public Product shape(int m, int n, int k) {
        this.m = m;
        this.n = n;
        this.k = k;
        return this;
    }
}
