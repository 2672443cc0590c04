package dev.chainrule.experiment;

/** How large an experiment may be. */
public final class Limits {

    public static final int NAME = 200;
    public static final int DESCRIPTION = 4_000;
    public static final int TAGS = 20;
    public static final int TAG = 50;
    public static final int RUNS = 2_000;
    /** Different data sets that one experiment may make. */
    public static final int DATASETS = 100;

    /** What is varied beside learning rate, initialization and seed. */
    public static final int AXES = 10;

    public static final int EPOCHS = 20_000;
    public static final int LAYERS = 100;
    public static final int UNITS = 10_000;
    /** So that the first, the best and the last weights of a run fit into its storage budget. */
    public static final long PARAMETERS = 5_000_000;

    public static final double SMALLEST_LEARNING_RATE = 1e-9;
    public static final double LARGEST_LEARNING_RATE = 1e6;

    private Limits() {}
}
