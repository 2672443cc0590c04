package dev.chainrule.engine.kernel;

/**
 * Which kernels this process uses: the Vector API's where its module is loaded, the plain ones otherwise. The system property
 * {@value #PROPERTY} makes them narrower (512, 256 or 128 bits at most) or plain ({@code scalar}). The choice changes the speed, never a bit.
 */
public final class KernelChoice {

    static final String PROPERTY = "chainrule.vectorBits";

    private static final String MODULE = "jdk.incubator.vector";
    private static final String REASON_FOR_SCALAR = reasonForScalar();

    private KernelChoice() {}

    /** Kernels with scratch memory of their own, for one training. */
    public static Kernels create() {
        return REASON_FOR_SCALAR == null ? new VectorKernels() : new ScalarKernels();
    }

    /** For example "vector, 256 bit" or "scalar: the module jdk.incubator.vector is not loaded". */
    public static String description() {
        return REASON_FOR_SCALAR == null
                ? "vector, %d bit".formatted(VectorKernels.bits())
                : "scalar: " + REASON_FOR_SCALAR;
    }

    private static String reasonForScalar() {
        if ("scalar".equals(System.getProperty(PROPERTY))) {
            return "asked for by " + PROPERTY;
        }
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return "the module %s is not loaded".formatted(MODULE);
        }
        return null;
    }
}
