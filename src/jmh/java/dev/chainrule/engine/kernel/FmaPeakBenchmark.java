package dev.chainrule.engine.kernel;

import static dev.chainrule.engine.kernel.VectorElements.SPECIES;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one thread can multiply and add at most, in registers alone, with the species that the engine uses. The rate is {@code flops} divided by {@code cpuSeconds}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FmaPeakBenchmark {

    private static final int ROUNDS = 4_096;
    private static final int TIMES = 256; // some milliseconds
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int CHAINS = 12;

    private final float[] result = new float[SPECIES.length()];

    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Count {
        public long flops;
        public double cpuSeconds;
    }

    @Benchmark
    public float[] fma(Count count) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int time = 0; time < TIMES; time++) {
            chains();
        }
        count.flops += 2L * CHAINS * ROUNDS * TIMES * SPECIES.length();
        count.cpuSeconds += (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        // each chain ends at the fixed point of v/2 + 1
        if (result[0] != 2f * CHAINS) {
            throw new IllegalStateException("Got " + result[0] + " instead of " + 2f * CHAINS + ".");
        }
        return result;
    }

    /** A method of its own, since what is compiled while its loop is under way puts vectors on the heap. */
    private void chains() {
        FloatVector x = FloatVector.broadcast(SPECIES, 0.5f);
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        FloatVector a = one;
        FloatVector b = one;
        FloatVector c = one;
        FloatVector d = one;
        FloatVector e = one;
        FloatVector f = one;
        FloatVector g = one;
        FloatVector h = one;
        FloatVector i = one;
        FloatVector j = one;
        FloatVector k = one;
        FloatVector l = one;
        for (int round = 0; round < ROUNDS; round++) {
            a = a.fma(x, one);
            b = b.fma(x, one);
            c = c.fma(x, one);
            d = d.fma(x, one);
            e = e.fma(x, one);
            f = f.fma(x, one);
            g = g.fma(x, one);
            h = h.fma(x, one);
            i = i.fma(x, one);
            j = j.fma(x, one);
            k = k.fma(x, one);
            l = l.fma(x, one);
        }
        FloatVector sum =
                a.add(b).add(c.add(d)).add(e.add(f).add(g.add(h))).add(i.add(j).add(k.add(l)));
        sum.intoArray(result, 0);
    }
}
