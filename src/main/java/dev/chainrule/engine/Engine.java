package dev.chainrule.engine;

import dev.chainrule.engine.kernel.KernelChoice;

/** What this engine is; part of every run's provenance. */
public final class Engine {

    /** Raised when a definition would give other bits than before. */
    public static final int VERSION = 1;

    private Engine() {}

    /** The kernels chosen at start-up, for example "vector, 256 bit" or "scalar: the module jdk.incubator.vector is not loaded". */
    public static String kernels() {
        return KernelChoice.description();
    }
}
