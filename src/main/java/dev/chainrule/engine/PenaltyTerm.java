package dev.chainrule.engine;

import dev.chainrule.engine.kernel.Kernels;

/** {@link Penalty} at work on a network's weights. */
final class PenaltyTerm {

    private final Kernels kernels;
    private final Network network;
    private final Penalty penalty;

    PenaltyTerm(Kernels kernels, Network network, Penalty penalty) {
        this.kernels = kernels;
        this.network = network;
        this.penalty = penalty;
    }

    /** Adds its gradient to the network's. */
    void differentiate() {
        if (penalty.l2() > 0) {
            kernels.add(network.g, network.w, (float) (2 * penalty.l2()), network.w.length);
        }
        if (penalty.l1() > 0) {
            kernels.addSigns(network.g, network.w, (float) penalty.l1(), network.w.length);
        }
    }

    /** In float64, over the weights in a checkpoint's order. */
    double value(float[] compact) {
        if (penalty.l1() == 0 && penalty.l2() == 0) {
            return 0;
        }
        double sizes = 0;
        double squares = 0;
        for (float weight : compact) {
            sizes += Math.abs(weight);
            squares += (double) weight * weight;
        }
        return penalty.l1() * sizes + penalty.l2() * squares;
    }
}
