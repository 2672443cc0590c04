package dev.chainrule.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** W5: 64 trainings of W2, 100 epochs each with an evaluation and a checkpoint at every epoch's end, on all cores. Wall time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SweepBenchmark {

    private static final int TRAININGS = 64;
    private static final int EPOCHS = 100;

    private ExecutorService cores;
    private Split data;

    @Setup(Level.Trial)
    public void start() {
        cores = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        data = Workload.W2.data();
    }

    @TearDown(Level.Trial)
    public void stop() {
        cores.shutdownNow();
    }

    @Benchmark
    public double sweep() throws InterruptedException, ExecutionException {
        List<Future<Double>> losses = new ArrayList<>();
        for (int seed = 0; seed < TRAININGS; seed++) {
            TrainingSpec spec = Workload.W2.spec(EPOCHS, seed);
            losses.add(cores.submit(() -> lastLoss(spec)));
        }
        double sum = 0;
        for (Future<Double> loss : losses) {
            sum += loss.get();
        }
        // targets of −1 and 1 have a loss of 1 where nothing is learned
        if (!(sum / TRAININGS < 0.9)) {
            throw new IllegalStateException("The mean loss of all trainings is " + sum / TRAININGS + ".");
        }
        return sum;
    }

    private double lastLoss(TrainingSpec spec) {
        double[] last = new double[1];
        new Trainer().train(spec, data, epoch -> last[0] = epoch.training().loss(), StopSignal.NEVER);
        return last[0];
    }
}
