package dev.chainrule.engine;

import dev.chainrule.engine.kernel.Kernels;

/** What an optimizer does with a gradient, and what it remembers from update to update: arrays of the network's layout. */
abstract class UpdateRule implements Team.Range {

    final Kernels kernels;
    final float[] w;
    final float[] g;
    final float[][] memory; // each as w
    final double[] largest; // no value of the memory of that index is larger
    private double rate; // of the step under way
    private long update; // likewise

    UpdateRule(Kernels kernels, Network network, int memories) {
        this.kernels = kernels;
        w = network.w;
        g = network.g;
        memory = new float[memories][w.length];
        largest = new double[memories];
    }

    static UpdateRule of(Kernels kernels, Network network, Optimizer optimizer) {
        int memories = memories(optimizer);
        if (optimizer instanceof Optimizer.Sgd sgd) {
            return new SgdRule(kernels, network, memories, sgd);
        } else if (optimizer instanceof Optimizer.Adagrad adagrad) {
            return new AdagradRule(kernels, network, memories, adagrad);
        } else if (optimizer instanceof Optimizer.RmsProp rmsProp) {
            return new RmsPropRule(kernels, network, memories, rmsProp);
        } else if (optimizer instanceof Optimizer.Adam adam) {
            return new AdamRule(kernels, network, memories, adam);
        }
        return new AdamRule(kernels, network, memories, (Optimizer.AdamW) optimizer);
    }

    /** Arrays that an optimizer keeps. */
    static int memories(Optimizer optimizer) {
        if (optimizer instanceof Optimizer.Sgd sgd) {
            return (float) sgd.momentum() > 0 ? 1 : 0;
        } else if (optimizer instanceof Optimizer.Adagrad) {
            return 1;
        } else if (optimizer instanceof Optimizer.RmsProp rmsProp) {
            return 1 + (rmsProp.centered() ? 1 : 0) + ((float) rmsProp.momentum() > 0 ? 1 : 0);
        }
        return 2;
    }

    /** What a memory holds before the first update. */
    float first(int index) {
        return 0;
    }

    /**
     * Widens the bounds on what is remembered to the next step's.
     *
     * @param gradient no value of g is larger
     * @param weight nor any of w
     * @return no weight is larger than that after the step
     */
    abstract double reach(double gradient, double weight, double rate);

    /**
     * Bounds g over the root of a mean of squares that has g² in it. The root may miss g where all is so small that the floor under running
     * means rounds it away, which is below 1e-15.
     *
     * @param ratio what the quotient is bounded by without rounding
     */
    static double quotient(double gradient, double ratio, double epsilon) {
        return Math.min(gradient / epsilon, 2 * ratio + 1e-15 / epsilon);
    }

    /**
     * Makes the step with g as it is, which may be used up.
     *
     * @param update from 0 at the start of the training
     */
    final void step(Team team, double rate, long update) {
        this.rate = rate;
        this.update = update;
        team.update(this, w.length);
    }

    @Override
    public final void loop(int from, int to) {
        step(rate, update, from, to);
    }

    /** The step of some of the weights. Several threads are at it at once, each with its own. */
    abstract void step(double rate, long update, int from, int to);
}
