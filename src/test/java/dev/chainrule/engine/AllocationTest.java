package dev.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What the report of an epoch may take: up to four copies of 114 parameters and a few records. A step that allocated would add 2,000 objects. */
    private static final long REPORT = 4_096;

    /** An interpreter puts vectors on the heap, so the first epochs are let pass until the compiler has seen to them. */
    private static final int EPOCHS_TO_WARM_UP = 3_000;

    @ParameterizedTest
    @EnumSource(names = {"SQUARED_ERROR", "SIGMOID_CROSS_ENTROPY", "SOFTMAX_CROSS_ENTROPY"})
    void aStepAllocatesNothingOnceCompiled(Loss loss) {
        boolean squared = loss == Loss.SQUARED_ERROR;
        allocatesNothing(
                loss, squared ? Activation.SIGMOID : Activation.IDENTITY, 0, Optimizer.momentum(), Refinements.NONE);
    }

    static Stream<Optimizer> norWithAnyOptimizerAndEverythingElse() {
        return Stream.of(
                new Optimizer.Sgd(0.9, true, 0.001),
                Optimizer.adagrad(),
                new Optimizer.RmsProp(0.99, 1e-8, 0.9, true, 0.001),
                Optimizer.adam(),
                Optimizer.adamW());
    }

    @ParameterizedTest
    @MethodSource
    void norWithAnyOptimizerAndEverythingElse(Optimizer optimizer) {
        Refinements refinements = Refinements.NONE
                .with(new Schedule.WarmUp(2, 0.1, new Schedule.Cosine(0.1)))
                .with(new GradientClipping.ByNorm(0.5))
                .with(new Penalty(1e-4, 1e-4));
        allocatesNothing(Loss.SOFTMAX_CROSS_ENTROPY, Activation.IDENTITY, 0.2, optimizer, refinements);
    }

    @Test
    void norWithSeveralThreads() {
        Refinements refinements = Refinements.NONE.with(new GradientClipping.ByNorm(0.5));
        allocatesNothing(
                new Trainer(3, Trainings.FINEST),
                2,
                Loss.SOFTMAX_CROSS_ENTROPY,
                Activation.IDENTITY,
                0.2,
                Optimizer.momentum(),
                refinements);
    }

    private static void allocatesNothing(
            Loss loss, Activation output, double dropout, Optimizer optimizer, Refinements refinements) {
        allocatesNothing(new Trainer(), 0, loss, output, dropout, optimizer, refinements);
    }

    private static void allocatesNothing(
            Trainer trainer,
            int helpersExpected,
            Loss loss,
            Activation output,
            double dropout,
            Optimizer optimizer,
            Refinements refinements) {
        Examples rows = new Examples(2_000, 2, 2, new float[4_000], oneHot(2_000));
        TrainingSpec spec = new TrainingSpec(
                new NetworkSpec(
                        2,
                        List.of(
                                new LayerSpec(8, Activation.TANH, dropout),
                                new LayerSpec(8, Activation.RELU, dropout),
                                new LayerSpec(2, output))),
                new Initialization.Normal(1),
                loss,
                Score.ACCURACY,
                optimizer,
                0.01,
                1,
                EPOCHS_TO_WARM_UP,
                0,
                refinements);
        List<Long> allocated = new ArrayList<>();
        long[][] helpers = new long[1][];

        trainer.train(
                spec,
                Split.withoutValidation(rows),
                epoch -> {
                    if (allocated.isEmpty()) {
                        helpers[0] = helpers();
                        assertThat(helpers[0]).hasSizeGreaterThanOrEqualTo(helpersExpected);
                    }
                    allocated.add(allocatedSoFar(helpers[0]));
                },
                () -> lastEpoch(allocated) < REPORT);

        assertThat(lastEpoch(allocated)).isLessThan(REPORT);
    }

    private static long lastEpoch(List<Long> allocated) {
        int epochs = allocated.size();
        return epochs < 2 ? Long.MAX_VALUE : allocated.get(epochs - 1) - allocated.get(epochs - 2);
    }

    private static long allocatedSoFar(long[] helpers) {
        long sum = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (long thread : helpers) {
            sum += THREADS.getThreadAllocatedBytes(thread);
        }
        return sum;
    }

    private static long[] helpers() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("training-helper"))
                .mapToLong(ThreadInfo::getThreadId)
                .toArray();
    }

    private static float[] oneHot(int rows) {
        float[] y = new float[2 * rows];
        for (int r = 0; r < rows; r++) {
            y[2 * r + r % 2] = 1;
        }
        return y;
    }
}
