package dev.chainrule.engine.kernel;

/**
 * The plain matrix product. Narrow ones keep their sums in registers. Wide ones run along the columns, four rows and two
 * terms at a time, over rows copied into arrays of their own, which the compiler vectorises.
 */
final class ScalarProduct {

    private static final int NARROW = 24;
    private static final int BLOCK = 128;

    private float[][] bRows = new float[0][]; // [BLOCK][n]
    private float[][] cRows = new float[0][]; // [4][n]

    void multiply(Product p) {
        if (p.n < NARROW) {
            narrow(p);
        } else {
            wide(p);
        }
    }

    private static void narrow(Product p) {
        int i = 0;
        for (; i + 4 <= p.m; i += 4) {
            for (int j = 0; j < p.n; j++) {
                narrow4(p, i, j);
            }
        }
        for (; i < p.m; i++) {
            for (int j = 0; j < p.n; j++) {
                narrow1(p, i, j);
            }
        }
    }

    private static void narrow4(Product p, int i, int j) {
        float[] a = p.a;
        float[] b = p.b;
        float[] c = p.c;
        int s = p.startOffset + i * p.startRow + j;
        float c0 = p.start[s];
        float c1 = p.start[s + p.startRow];
        float c2 = p.start[s + 2 * p.startRow];
        float c3 = p.start[s + 3 * p.startRow];
        int a0 = p.aOffset + i * p.aRow;
        int a1 = a0 + p.aRow;
        int a2 = a1 + p.aRow;
        int a3 = a2 + p.aRow;
        for (int k = 0, ka = 0, kb = p.bOffset + j; k < p.k; k++, ka += p.aColumn, kb += p.bRow) {
            float bk = b[kb];
            c0 = Math.fma(a[a0 + ka], bk, c0);
            c1 = Math.fma(a[a1 + ka], bk, c1);
            c2 = Math.fma(a[a2 + ka], bk, c2);
            c3 = Math.fma(a[a3 + ka], bk, c3);
        }
        int t = p.cOffset + i * p.cRow + j;
        c[t] = c0;
        c[t + p.cRow] = c1;
        c[t + 2 * p.cRow] = c2;
        c[t + 3 * p.cRow] = c3;
    }

    private static void narrow1(Product p, int i, int j) {
        float sum = p.start[p.startOffset + i * p.startRow + j];
        int ka = p.aOffset + i * p.aRow;
        int kb = p.bOffset + j;
        for (int k = 0; k < p.k; k++, ka += p.aColumn, kb += p.bRow) {
            sum = Math.fma(p.a[ka], p.b[kb], sum);
        }
        p.c[p.cOffset + i * p.cRow + j] = sum;
    }

    private void wide(Product p) {
        int n = p.n;
        makeRoom(n, Math.min(BLOCK, p.k));
        for (int k = 0; k < p.k; k += BLOCK) {
            int terms = Math.min(BLOCK, p.k - k);
            for (int t = 0; t < terms; t++) {
                System.arraycopy(p.b, p.bOffset + (k + t) * p.bRow, bRows[t], 0, n);
            }
            int i = 0;
            for (; i + 4 <= p.m; i += 4) {
                takeUp(p, i, 4, k);
                fourRows(p, i, k, terms);
                setDown(p, i, 4);
            }
            for (; i < p.m; i++) {
                takeUp(p, i, 1, k);
                oneRow(p, i, k, terms);
                setDown(p, i, 1);
            }
        }
    }

    private void takeUp(Product p, int i, int rows, int k) {
        for (int r = 0; r < rows; r++) {
            if (k == 0) {
                System.arraycopy(p.start, p.startOffset + (i + r) * p.startRow, cRows[r], 0, p.n);
            } else {
                System.arraycopy(p.c, p.cOffset + (i + r) * p.cRow, cRows[r], 0, p.n);
            }
        }
    }

    private void setDown(Product p, int i, int rows) {
        for (int r = 0; r < rows; r++) {
            System.arraycopy(cRows[r], 0, p.c, p.cOffset + (i + r) * p.cRow, p.n);
        }
    }

    private void fourRows(Product p, int i, int k, int terms) {
        float[] a = p.a;
        int step = p.aColumn;
        int a0 = p.aOffset + i * p.aRow + k * step;
        int a1 = a0 + p.aRow;
        int a2 = a1 + p.aRow;
        int a3 = a2 + p.aRow;
        float[][] c = cRows;
        int t = 0;
        int x = 0; // steps into A
        for (; t + 2 <= terms; t += 2, x += 2 * step) {
            int y = x + step;
            float[] b0 = bRows[t];
            float[] b1 = bRows[t + 1];
            addTwoToFour(
                    p.n, c[0], c[1], c[2], c[3], b0, b1, a[a0 + x], a[a1 + x], a[a2 + x], a[a3 + x], a[a0 + y],
                    a[a1 + y], a[a2 + y], a[a3 + y]);
        }
        if (t < terms) {
            addOne(p.n, c[0], bRows[t], a[a0 + x]);
            addOne(p.n, c[1], bRows[t], a[a1 + x]);
            addOne(p.n, c[2], bRows[t], a[a2 + x]);
            addOne(p.n, c[3], bRows[t], a[a3 + x]);
        }
    }

    private void oneRow(Product p, int i, int k, int terms) {
        int index = p.aOffset + i * p.aRow + k * p.aColumn;
        for (int t = 0; t < terms; t++, index += p.aColumn) {
            addOne(p.n, cRows[0], bRows[t], p.a[index]);
        }
    }

    /** Four rows by two terms: HotSpot 17 vectorises this shape, but not two rows by four terms. */
    private static void addTwoToFour(
            int n,
            float[] c0,
            float[] c1,
            float[] c2,
            float[] c3,
            float[] b0,
            float[] b1,
            float a00,
            float a10,
            float a20,
            float a30,
            float a01,
            float a11,
            float a21,
            float a31) {
        for (int j = 0; j < n; j++) {
            float x = b0[j];
            float y = b1[j];
            c0[j] = Math.fma(a01, y, Math.fma(a00, x, c0[j]));
            c1[j] = Math.fma(a11, y, Math.fma(a10, x, c1[j]));
            c2[j] = Math.fma(a21, y, Math.fma(a20, x, c2[j]));
            c3[j] = Math.fma(a31, y, Math.fma(a30, x, c3[j]));
        }
    }

    private static void addOne(int n, float[] c, float[] b, float a) {
        for (int j = 0; j < n; j++) {
            c[j] = Math.fma(a, b[j], c[j]);
        }
    }

    private void makeRoom(int n, int terms) {
        if (bRows.length < terms || bRows[0].length < n) {
            int width = Math.max(n, bRows.length == 0 ? 0 : bRows[0].length);
            int rows = Math.max(terms, bRows.length);
            bRows = new float[rows][width];
            cRows = new float[4][width];
        }
    }
}
