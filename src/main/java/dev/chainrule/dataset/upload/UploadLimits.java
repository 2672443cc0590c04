package dev.chainrule.dataset.upload;

/** How large a file and what it holds may be; what is larger than this has no place in a service that trains small networks. */
final class UploadLimits {

    static final long BYTES = 20L << 20;
    static final int ROWS = 100_000;
    static final int COLUMNS = 1_000;
    /** Rows × features, after categories have become columns: 32 MB, as much as the largest set that comes with the service. */
    static final int NUMBERS = 8_000_000;

    static final int CATEGORIES = 50;
    static final int CLASSES = 50;
    static final int FEATURES = 2_000;
    static final int LEAST_ROWS = 10;
    static final int NAME = 100;
    static final int CELL = 10_000;

    /** Troubles told at once; the rest is counted. */
    static final int TROUBLES = 20;

    /** Columns whose use can be chosen one by one on the page; more would be more fields than a form may have. */
    static final int CHOSEN_COLUMNS = 200;

    private UploadLimits() {}
}
