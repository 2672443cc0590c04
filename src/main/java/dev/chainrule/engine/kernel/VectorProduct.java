package dev.chainrule.engine.kernel;

/**
 * The matrix product in register tiles of up to 8 rows and 2 vectors: A is read value by value and broadcast, B in vectors.
 * Terms come in blocks, so that the part of B a column of tiles reads stays in the first-level cache; a sum that is set down
 * between two blocks and taken up again is the same sum.
 */
final class VectorProduct {

    private static final int BLOCK = 128;

    private VectorProduct() {}

    static void multiply(Product p) {
        block(p, 0, p.start, p.startOffset, p.startRow);
        for (int k = BLOCK; k < p.k; k += BLOCK) {
            block(p, k, p.c, p.cOffset, p.cRow);
        }
    }

    private static void block(Product p, int k, float[] start, int startOffset, int startRow) {
        int terms = Math.min(BLOCK, p.k - k);
        if (p.aColumn == 1) {
            RowTiles.block(p, k, terms, start, startOffset, startRow);
        } else {
            ColumnTiles.block(p, k, terms, start, startOffset, startRow);
        }
    }
}
