package dev.chainrule.engine;

import dev.chainrule.engine.kernel.Elementary;

/**
 * How the learning rate moves from update to update, as a share of the training's own rate. Linear, cosine, one-cycle and warm-up move with
 * every update, step and exponential with every epoch.
 */
public sealed interface Schedule {

    /** The name used in definitions, for example {@code cosine}. */
    String id();

    /**
     * The share at an update. What {@link ReduceOnPlateau} has taken off depends on the training and is not in it.
     *
     * @param update from 0
     * @param updates of the whole training, more than {@code update}
     * @param updatesPerEpoch 1 or more
     * @return 0 to 1, in float64 and the same on every machine
     */
    double share(long update, long updates, int updatesPerEpoch);

    /** The same learning rate throughout. */
    record Constant() implements Schedule {
        @Override
        public String id() {
            return "constant";
        }

        @Override
        public double share(long update, long updates, int updatesPerEpoch) {
            return 1;
        }
    }

    /**
     * From 1 straight down to a share that is reached where an update after the last would be: 1 + (endShare − 1)·t/T at update t of T.
     *
     * @param endShare 0 to 1
     */
    record Linear(double endShare) implements Schedule {
        public Linear {
            ScheduleRanges.share("A share at the end", endShare);
        }

        @Override
        public String id() {
            return "linear";
        }

        @Override
        public double share(long update, long updates, int updatesPerEpoch) {
            return 1 + (endShare - 1) * ((double) update / updates);
        }
    }

    /**
     * Times a factor after every so many epochs.
     *
     * @param epochs 1 or more
     * @param factor above 0 to 1
     */
    record Step(int epochs, double factor) implements Schedule {
        public Step {
            ScheduleRanges.epochs("A step", epochs);
            ScheduleRanges.factor(factor);
        }

        @Override
        public String id() {
            return "step";
        }

        @Override
        public double share(long update, long updates, int updatesPerEpoch) {
            return Elementary.power(factor, update / updatesPerEpoch / epochs);
        }
    }

    /**
     * Times a factor after every epoch.
     *
     * @param factor above 0 to 1
     */
    record Exponential(double factor) implements Schedule {
        public Exponential {
            ScheduleRanges.factor(factor);
        }

        @Override
        public String id() {
            return "exponential";
        }

        @Override
        public double share(long update, long updates, int updatesPerEpoch) {
            return Elementary.power(factor, update / updatesPerEpoch);
        }
    }

    /**
     * Half a wave from 1 down to a share: endShare + (1 − endShare)·(1 + cos(π·t/T))/2 at update t of T. Loshchilov and Hutter 2017, without restarts.
     *
     * @param endShare 0 to 1
     */
    record Cosine(double endShare) implements Schedule {
        public Cosine {
            ScheduleRanges.share("A share at the end", endShare);
        }

        @Override
        public String id() {
            return "cosine";
        }

        @Override
        public double share(long update, long updates, int updatesPerEpoch) {
            return ScheduleRanges.halfWave(1, endShare, (double) update / updates);
        }
    }

    /**
     * Half a wave up from 1/startDivisor to 1, then half a wave down to 1/(startDivisor·endDivisor). Smith and Topin 2018, as in PyTorch's
     * OneCycleLR with one step more than there are updates.
     *
     * @param warmShare of the updates until the top, above 0 and below 1
     * @param startDivisor 1 or more
     * @param endDivisor 1 or more
     */
    record OneCycle(double warmShare, double startDivisor, double endDivisor) implements Schedule {
        public OneCycle {
            if (!(warmShare > 0 && warmShare < 1)) {
                throw new IllegalArgumentException(
                        "A share of %s until the top is out of range. Use more than 0 and less than 1."
                                .formatted(warmShare));
            }
            ScheduleRanges.divisor("start", startDivisor);
            ScheduleRanges.divisor("end", endDivisor);
        }

        /** PyTorch's: 30 % of the updates up from a 25th, then down to a 250,000th. */
        public static OneCycle standard() {
            return new OneCycle(0.3, 25, 1e4);
        }

        @Override
        public String id() {
            return "one_cycle";
        }

        @Override
        public double share(long update, long updates, int updatesPerEpoch) {
            double top = Math.max(0, warmShare * (updates + 1) - 1);
            if (update <= top) {
                return ScheduleRanges.halfWave(1 / startDivisor, 1, top == 0 ? 1 : update / top);
            }
            return ScheduleRanges.halfWave(1, 1 / startDivisor / endDivisor, (update - top) / (updates - top));
        }
    }

    /**
     * Times a factor whenever a metric has not become better for more than so many epochs, as PyTorch's ReduceLROnPlateau with a relative threshold.
     *
     * @param factor above 0 and below 1
     * @param patience epochs without an improvement that are put up with, 0 or more
     * @param threshold share of the best by which a value must be better to count, 0 or more and less than 1
     * @param smallest share below which the rate is not taken, 0 to 1
     */
    record ReduceOnPlateau(Metric metric, double factor, int patience, double threshold, double smallest)
            implements Schedule {
        public ReduceOnPlateau {
            if (!(factor > 0 && factor < 1)) {
                throw new IllegalArgumentException(
                        "A factor of %s on a plateau is out of range. Use more than 0 and less than 1."
                                .formatted(factor));
            }
            ScheduleRanges.patience(patience);
            if (!(threshold >= 0 && threshold < 1)) {
                throw new IllegalArgumentException(
                        "A threshold of %s is out of range. Use 0 or more and less than 1.".formatted(threshold));
            }
            ScheduleRanges.share("A smallest share", smallest);
        }

        /** PyTorch's: a tenth after more than ten epochs without an improvement by a ten-thousandth. */
        public static ReduceOnPlateau standard(Metric metric) {
            return new ReduceOnPlateau(metric, 0.1, 10, 1e-4, 0);
        }

        @Override
        public String id() {
            return "reduce_on_plateau";
        }

        @Override
        public double share(long update, long updates, int updatesPerEpoch) {
            return 1;
        }
    }

    /**
     * From a share straight up to 1, then another schedule over what is left, as if the training began there.
     *
     * @param epochs above 0; a part of an epoch counts to the nearest update
     * @param startShare 0 to 1
     * @param then not another warm-up, nor a one-cycle, which has its own
     */
    record WarmUp(double epochs, double startShare, Schedule then) implements Schedule {
        public WarmUp {
            if (!(epochs > 0 && epochs <= Integer.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "A warm-up of %s epochs is out of range. Use more than 0.".formatted(epochs));
            }
            ScheduleRanges.share("A share at the start", startShare);
            if (then instanceof WarmUp || then instanceof OneCycle) {
                throw new IllegalArgumentException(
                        "A warm-up cannot go before %s, which begins with its own. Use one of the two."
                                .formatted(then.id()));
            }
        }

        @Override
        public String id() {
            return "warm_up";
        }

        @Override
        public double share(long update, long updates, int updatesPerEpoch) {
            long warm = updates(updatesPerEpoch);
            return update < warm
                    ? startShare + (1 - startShare) * ((double) update / warm)
                    : then.share(update - warm, updates - warm, updatesPerEpoch);
        }

        /** Updates until the top. */
        long updates(int updatesPerEpoch) {
            return (long) Math.rint(epochs * updatesPerEpoch);
        }
    }
}
