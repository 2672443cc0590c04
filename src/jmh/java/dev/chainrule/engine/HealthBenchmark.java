package dev.chainrule.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/**
 * What every layer's health after each epoch costs: the same training with and without it, epochs with their evaluations and results,
 * in turn in one process. Time is
 * the thread's own on the processor, so that what else the machine does counts little. Prints the median of the pairs' ratios. Takes the workloads' names, or none for W1_RELU, W1_TANH, W2 and W3.
 */
public final class HealthBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 41;
    private static final int WARM_UP = 15;
    private static final long ROUND_NANOS = 60_000_000;

    private HealthBenchmark() {}

    public static void main(String[] names) {
        System.out.println(Engine.kernels());
        List<String> workloads = names.length > 0 ? List.of(names) : List.of("W1_RELU", "W1_TANH", "W2", "W3");
        workloads.stream().map(Workload::valueOf).forEach(HealthBenchmark::measure);
    }

    private static void measure(Workload workload) {
        Timed without = new Timed(workload, false);
        Timed with = new Timed(workload, true);
        int epochs = 1;
        while (without.nanos(epochs) < ROUND_NANOS) {
            epochs *= 2;
        }
        double[] plain = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            // Whoever goes second may find a warmer or a busier machine, so they take turns at that as well.
            boolean first = round % 2 == 0;
            double a = first ? without.nanos(epochs) : with.nanos(epochs);
            double b = first ? with.nanos(epochs) : without.nanos(epochs);
            if (round >= 0) {
                plain[round] = (first ? a : b) / epochs;
                ratios[round] = first ? b / a : a / b;
            }
        }
        Arrays.sort(plain);
        Arrays.sort(ratios);
        System.out.printf(
                "%s: %.1f µs an epoch, with health %+.1f %% (quartiles %+.1f %% and %+.1f %% of %d pairs)%n",
                workload,
                plain[ROUNDS / 2] / 1e3,
                100 * (ratios[ROUNDS / 2] - 1),
                100 * (ratios[ROUNDS / 4] - 1),
                100 * (ratios[3 * ROUNDS / 4] - 1),
                ROUNDS);
    }

    /** A training that goes on for ever, and gathers what it is told, lest it be left out. */
    private static final class Timed implements EpochListener {

        private final boolean health;
        private final Training training;
        private int epoch;
        private double sum;

        Timed(Workload workload, boolean health) {
            this.health = health;
            TrainingSpec spec = workload.spec(Integer.MAX_VALUE, 1);
            training = new Training(Team.alone(), spec, workload.data(), this, StopSignal.NEVER);
            training.start(InitialWeights.draw(spec.network(), spec.initialization(), spec.seed()));
        }

        double nanos(int epochs) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < epochs; i++) {
                if (training.train(++epoch) != Training.Outcome.DONE || training.report(epoch, 0.0) != null) {
                    throw new IllegalStateException("Epoch " + epoch + " was not trained to its end.");
                }
            }
            return THREADS.getCurrentThreadCpuTime() - start;
        }

        @Override
        public boolean wantsHealth(int epoch) {
            return health;
        }

        @Override
        public void epochEnded(EpochResult result) {
            sum += result.training().loss();
            if (result.health().isEmpty() == health) {
                throw new IllegalStateException("Health was asked for and not given, or the other way round.");
            }
        }
    }
}
