package dev.chainrule.engine;

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
 * Samples trained a second on one thread: shuffling, forward, backward and update, without the evaluation at an epoch's end, which
 * the libraries this is compared with do not do either. Read the column {@code samples}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StepBenchmark {

    @Param({"W1_RELU", "W1_TANH", "W2", "W3", "W4"})
    public Workload workload;

    private Training training;
    private Evaluation before;
    private int epoch;

    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Count {
        public long samples;
    }

    @Setup(Level.Trial)
    public void start() {
        TrainingSpec spec = workload.spec(Integer.MAX_VALUE, 1);
        training = new Training(Team.alone(), spec, workload.data(), result -> {}, StopSignal.NEVER);
        training.start(InitialWeights.draw(spec.network(), spec.initialization(), spec.seed()));
        before = training.evaluate();
    }

    @Benchmark
    public void epoch(Count count) {
        if (training.train(++epoch) != Training.Outcome.DONE) {
            throw new IllegalStateException("Epoch " + epoch + " was not trained to its end.");
        }
        count.samples += workload.rows;
    }

    /** A rate counts for nothing if the network did not learn. */
    @TearDown(Level.Trial)
    public void check() {
        Evaluation after = training.evaluate();
        if (!(after.loss() < 0.95 * before.loss() && after.score() > before.score())) {
            throw new IllegalStateException(workload + " did not learn: " + before + ", then " + after + ".");
        }
    }
}
