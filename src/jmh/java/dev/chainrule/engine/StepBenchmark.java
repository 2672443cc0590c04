package dev.chainrule.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Samples trained a second: shuffling, forward, backward and update, without the evaluation at an epoch's end, which the libraries this is
 * compared with do not do either. On one thread the rate is {@code samples} divided by {@code cpuSeconds}, the thread's own time on the
 * processor, so that what else the machine does counts little; on several it is {@code samples}, by the clock on the wall.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StepBenchmark {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Samples between two looks at the clock: some milliseconds of even the fastest workload. */
    private static final long AT_LEAST = 50_000;

    @Param({"W1_RELU", "W1_TANH", "W2", "W3", "W4"})
    public Workload workload;

    @Param({"1"})
    public int threads;

    private Team team;
    private Training training;
    private Evaluation before;
    private int epoch;

    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Count {
        public long samples;
        public double cpuSeconds;
    }

    @Setup(Level.Trial)
    public void start() {
        TrainingSpec spec = workload.spec(Integer.MAX_VALUE, 1);
        Split data = workload.data();
        team = Team.of(threads, Team.Cut.LARGE, spec.network(), Training.capacity(spec, data));
        training = new Training(team, spec, data, result -> {}, StopSignal.NEVER);
        training.start(InitialWeights.draw(spec.network(), spec.initialization(), spec.seed()));
        before = training.evaluate();
    }

    @Benchmark
    public void epochs(Count count) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (long samples = 0; samples < AT_LEAST; samples += workload.rows) {
            if (training.train(++epoch) != Training.Outcome.DONE) {
                throw new IllegalStateException("Epoch " + epoch + " was not trained to its end.");
            }
            count.samples += workload.rows;
        }
        count.cpuSeconds += (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    }

    /** A rate counts for nothing if the network did not learn. */
    @TearDown(Level.Trial)
    public void check() {
        Evaluation after = training.evaluate();
        team.close();
        if (!(after.loss() < 0.95 * before.loss() && after.score() > before.score())) {
            throw new IllegalStateException(workload + " did not learn: " + before + ", then " + after + ".");
        }
    }
}
