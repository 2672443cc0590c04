package dev.chainrule.engine;

import dev.chainrule.engine.kernel.KernelChoice;
import dev.chainrule.engine.kernel.Kernels;
import dev.chainrule.engine.kernel.Product;

/**
 * The threads of one training. They divide the large loops of a step between them: the rows of a matrix product's result, so those of the batch
 * for the outputs and for what goes back to the layer before, and those of the weights for their gradient; the rows of the batch when it is gathered, and the weights for the update.
 * Each value is computed by one thread, in the order in which one alone computes it, so how many there are changes no bit.
 */
final class Team implements AutoCloseable {

    /** A loop over weights or rows, which may be cut into ranges. */
    interface Range {

        /** Of weights, both are multiples of the kernels' lanes. */
        void loop(int from, int to);
    }

    /**
     * What is cut, and how small.
     *
     * @param leastWork multiply-adds from which on a loop is divided
     * @param rows of a result, of which a piece has a multiple
     * @param places of a flat array, of which a piece has a multiple; a multiple of the kernels' lanes itself
     */
    record Cut(long leastWork, int rows, int places) {

        /**
         * A million multiply-adds take one core some 25 µs, of which dividing them takes one or two. The kernels work on 8 rows together, and
         * 1,024 places are whole cache lines and whole pages.
         */
        static final Cut LARGE = new Cut(1 << 20, 8, 1_024);
    }

    /** Multiply-adds that take as long as a weight's update or a value's way into the batch, which are bound by memory. */
    private static final int PLACE = 16;

    /** More pieces than members, so that who is faster does more. */
    private static final int PIECES_EACH = 2;

    private final Kernels[] kernels; // [members]; they own scratch memory
    private final Product[] parts; // [members], of the product under way
    private final Helpers helpers; // null if alone
    private final Cut cut;
    private final Helpers.Work productPiece = this::productPiece;
    private final Helpers.Work rangePiece = this::rangePiece;
    private Product product;
    private Range range;
    private int length;
    private int pieceLength;

    private Team(int threads, Cut cut) {
        this.cut = cut;
        kernels = new Kernels[threads];
        parts = new Product[threads];
        for (int member = 0; member < threads; member++) {
            kernels[member] = KernelChoice.create();
            parts[member] = new Product();
        }
        helpers = threads > 1 ? new Helpers(threads - 1) : null;
    }

    /** The thread that calls, and no other. */
    static Team alone() {
        return new Team(1, Cut.LARGE);
    }

    /** So many threads with the one that calls; it alone if no loop of a training has that much work. Close it at the training's end. */
    static Team of(int threads, Cut cut, NetworkSpec network, int rows) {
        long most = 0;
        int in = network.inputs();
        for (LayerSpec layer : network.layers()) {
            most = Math.max(most, (long) rows * in * layer.units());
            in = layer.units();
        }
        return threads == 1 || most < cut.leastWork ? alone() : new Team(threads, cut);
    }

    /** Those of the thread that leads. */
    Kernels kernels() {
        return kernels[0];
    }

    /** As {@link Kernels#multiply}. */
    void multiply(Product whole) {
        if (helpers == null || (long) whole.m * whole.n * whole.k < cut.leastWork) {
            kernels[0].multiply(whole);
        } else {
            product = whole;
            perform(productPiece, whole.m, cut.rows);
        }
    }

    /** Goes over so many weights, in ranges. */
    void update(Range loop, int weights) {
        divide(loop, weights, weights, cut.places);
    }

    /** Goes over the rows of a batch, each of so many values, in ranges. */
    void gather(Range loop, int rows, int width) {
        divide(loop, rows, (long) rows * width, cut.rows);
    }

    private void divide(Range loop, int n, long places, int grain) {
        if (helpers == null || places * PLACE < cut.leastWork) {
            loop.loop(0, n);
        } else {
            range = loop;
            perform(rangePiece, n, grain);
        }
    }

    @Override
    public void close() {
        if (helpers != null) {
            helpers.close();
        }
    }

    private void perform(Helpers.Work work, int n, int grain) {
        int share = (n + kernels.length * PIECES_EACH - 1) / (kernels.length * PIECES_EACH);
        length = n;
        pieceLength = (share + grain - 1) / grain * grain;
        helpers.perform(work, (n + pieceLength - 1) / pieceLength);
    }

    private void productPiece(int index, int member) {
        int first = index * pieceLength;
        int rows = Math.min(pieceLength, length - first);
        Product all = product;
        kernels[member].multiply(parts[member]
                .a(all.a, all.aOffset + first * all.aRow, all.aRow, all.aColumn)
                .b(all.b, all.bOffset, all.bRow)
                .start(all.start, all.startOffset + first * all.startRow, all.startRow)
                .c(all.c, all.cOffset + first * all.cRow, all.cRow)
                .shape(rows, all.n, all.k));
    }

    private void rangePiece(int index, int member) {
        int from = index * pieceLength;
        range.loop(from, Math.min(from + pieceLength, length));
    }
}
