package dev.chainrule.engine.kernel;

/**
 * The plain matrix product. Narrow ones keep their sums in registers. Wide ones run along the columns, two rows and four
 * terms at a time, over rows copied into arrays of their own, which the compiler vectorises.
 */
final class ScalarProduct {

    private static final int NARROW = 24;
    private static final int BLOCK = 128;

    private float[][] bRows = new float[0][]; // [BLOCK][n]
    private float[][] cRows = new float[0][]; // [2][n]

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
            float[] start = k == 0 ? p.start : p.c;
            int startOffset = k == 0 ? p.startOffset : p.cOffset;
            int startRow = k == 0 ? p.startRow : p.cRow;
            int i = 0;
            for (; i + 2 <= p.m; i += 2) {
                float[] c0 = cRows[0];
                float[] c1 = cRows[1];
                System.arraycopy(start, startOffset + i * startRow, c0, 0, n);
                System.arraycopy(start, startOffset + (i + 1) * startRow, c1, 0, n);
                rows2(p, i, k, terms, c0, c1);
                System.arraycopy(c0, 0, p.c, p.cOffset + i * p.cRow, n);
                System.arraycopy(c1, 0, p.c, p.cOffset + (i + 1) * p.cRow, n);
            }
            if (i < p.m) {
                float[] c0 = cRows[0];
                System.arraycopy(start, startOffset + i * startRow, c0, 0, n);
                rows1(p, i, k, terms, c0);
                System.arraycopy(c0, 0, p.c, p.cOffset + i * p.cRow, n);
            }
        }
    }

    private void rows2(Product p, int i, int k, int terms, float[] c0, float[] c1) {
        float[] a = p.a;
        int step = p.aColumn;
        int a0 = p.aOffset + i * p.aRow + k * step;
        int a1 = a0 + p.aRow;
        int t = 0;
        for (; t + 4 <= terms; t += 4, a0 += 4 * step, a1 += 4 * step) {
            add4(
                    p.n,
                    c0,
                    c1,
                    bRows[t],
                    bRows[t + 1],
                    bRows[t + 2],
                    bRows[t + 3],
                    a[a0],
                    a[a0 + step],
                    a[a0 + 2 * step],
                    a[a0 + 3 * step],
                    a[a1],
                    a[a1 + step],
                    a[a1 + 2 * step],
                    a[a1 + 3 * step]);
        }
        for (; t < terms; t++, a0 += step, a1 += step) {
            add1(p.n, c0, bRows[t], a[a0]);
            add1(p.n, c1, bRows[t], a[a1]);
        }
    }

    private void rows1(Product p, int i, int k, int terms, float[] c0) {
        int index = p.aOffset + i * p.aRow + k * p.aColumn;
        for (int t = 0; t < terms; t++, index += p.aColumn) {
            add1(p.n, c0, bRows[t], p.a[index]);
        }
    }

    private static void add4(
            int n,
            float[] c0,
            float[] c1,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3,
            float a00,
            float a01,
            float a02,
            float a03,
            float a10,
            float a11,
            float a12,
            float a13) {
        for (int j = 0; j < n; j++) {
            float x0 = b0[j];
            float x1 = b1[j];
            float x2 = b2[j];
            float x3 = b3[j];
            c0[j] = Math.fma(a03, x3, Math.fma(a02, x2, Math.fma(a01, x1, Math.fma(a00, x0, c0[j]))));
            c1[j] = Math.fma(a13, x3, Math.fma(a12, x2, Math.fma(a11, x1, Math.fma(a10, x0, c1[j]))));
        }
    }

    private static void add1(int n, float[] c, float[] b, float a) {
        for (int j = 0; j < n; j++) {
            c[j] = Math.fma(a, b[j], c[j]);
        }
    }

    private void makeRoom(int n, int terms) {
        if (bRows.length < terms || bRows[0].length < n) {
            int width = Math.max(n, bRows.length == 0 ? 0 : bRows[0].length);
            int rows = Math.max(terms, bRows.length);
            bRows = new float[rows][width];
            cRows = new float[2][width];
        }
    }
}
