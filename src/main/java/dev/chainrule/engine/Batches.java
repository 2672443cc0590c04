package dev.chainrule.engine;

import dev.chainrule.engine.RandomStream.Purpose;

/**
 * The training rows in an epoch's order, a batch after the other. The order depends on the seed and the epoch alone. A batch of all rows
 * has nothing to choose: it keeps the rows as they are.
 */
final class Batches implements Team.Range {

    /** The batch that {@link #next} went to: rows of x from xOffset on, and of y from yOffset on. */
    float[] x; // [rows, features]

    int xOffset;
    float[] y; // [rows, targets]
    int yOffset;
    int rows;

    private final Team team;
    private final Examples part;
    private final int size;
    private final long seed;
    private final int[] order;
    private final RandomStream random;
    private int taken;

    Batches(Team team, Examples part, int size, long seed) {
        this.team = team;
        this.part = part;
        this.size = size;
        this.seed = seed;
        boolean whole = size == part.rows();
        order = new int[whole ? 0 : part.rows()];
        x = whole ? part.x() : new float[size * part.features()];
        y = whole ? part.y() : new float[size * part.targets()];
        random = new RandomStream(seed, Purpose.SHUFFLE, 0);
    }

    int perEpoch() {
        return (part.rows() + size - 1) / size;
    }

    void startEpoch(int epoch) {
        taken = 0;
        if (order.length > 0) {
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            random.restart(seed, Purpose.SHUFFLE, epoch);
            random.shuffle(order);
        }
    }

    void next() {
        rows = Math.min(size, part.rows() - taken);
        if (order.length > 0) {
            team.gather(this, rows, part.features());
        }
        taken += rows;
    }

    /** Rows of the batch, from the first to before the last. */
    @Override
    public void loop(int first, int last) {
        gather(part.x(), x, part.features(), first, last);
        gather(part.y(), y, part.targets(), first, last);
    }

    /** Narrow rows column by column: a loop over two values costs more than they do. */
    private void gather(float[] from, float[] to, int width, int first, int last) {
        if (width > 16) {
            for (int r = first; r < last; r++) {
                System.arraycopy(from, order[taken + r] * width, to, r * width, width);
            }
            return;
        }
        for (int j = 0; j < width; j++) {
            for (int r = first, target = first * width + j; r < last; r++, target += width) {
                to[target] = from[order[taken + r] * width + j];
            }
        }
    }
}
