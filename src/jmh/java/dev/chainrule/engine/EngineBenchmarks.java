package dev.chainrule.engine;

import dev.chainrule.engine.kernel.FmaPeakBenchmark;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * All that the engine is timed on, one after the other, as a table. A benchmark whose answer is wrong ends it. With the argument
 * {@code quick} it only shows that everything runs; with any others it is JMH's own command line.
 */
public final class EngineBenchmarks {

    /** Multiply-adds twice: forward, weights' gradient, and what goes back but for the first layer, for one sample of W4. */
    private static final double W4_FLOPS = 2.0 * (3 * (784 * 256 + 256 * 128 + 128 * 10) - 784 * 256);

    private static final String WITHOUT_VECTORS = "-Dchainrule.vectorBits=scalar";

    private final boolean quick;
    private final StringBuilder table = new StringBuilder();

    private EngineBenchmarks(boolean quick) {
        this.quick = quick;
    }

    public static void main(String[] arguments) throws Exception {
        boolean quick = arguments.length == 1 && arguments[0].equals("quick");
        if (arguments.length > 0 && !quick) {
            String[] all = new String[arguments.length + 2];
            all[0] = "-foe";
            all[1] = "true";
            System.arraycopy(arguments, 0, all, 2, arguments.length);
            org.openjdk.jmh.Main.main(all);
            return;
        }
        new EngineBenchmarks(quick).all();
    }

    private void all() throws RunnerException {
        int cores = Runtime.getRuntime().availableProcessors();
        add(
                "%s, JDK %s, %d cores, kernels: %s, load %.1f%n%n",
                System.getProperty("os.arch"),
                Runtime.version(),
                cores,
                Engine.kernels(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        add("%-22s %14s%n", "workload", "samples/s");
        double peak = perCpuSecond(run(FmaPeakBenchmark.class, options -> {}).get(0), "flops");
        double w4 = 0;
        for (Workload workload : Workload.values()) {
            w4 = rate(workload, options -> {}); // W4 is the last
            line(workload.toString(), w4);
        }
        if (cores > 1) {
            line(
                    "W4 on 2 threads",
                    perSecond(
                            run(
                                            StepBenchmark.class,
                                            options -> options.param("workload", "W4")
                                                    .param("threads", "2"))
                                    .get(0),
                            "samples"));
        }
        for (Workload workload : Workload.values()) {
            line(workload + " without vectors", rate(workload, options -> options.jvmArgs(WITHOUT_VECTORS)));
        }
        add("%nFMA peak of a core: %.1f GFLOP/s%n", peak / 1e9);
        add("W4: %.1f GFLOP/s, %.1f %% of it%n", w4 * W4_FLOPS / 1e9, 100 * w4 * W4_FLOPS / peak);
        RunResult sweep = run(SweepBenchmark.class, options -> {}).get(0);
        add("W5: %.3f s%n%n", sweep.getPrimaryResult().getScore() / 1e3);
        System.out.print(table);
        HealthBenchmark.main(quick ? new String[] {"W2"} : new String[0]);
    }

    private double rate(Workload workload, Choice choice) throws RunnerException {
        List<RunResult> results = run(StepBenchmark.class, options -> {
            options.param("workload", workload.name());
            choice.in(options);
        });
        return perCpuSecond(results.get(0), "samples");
    }

    private interface Choice {

        void in(ChainedOptionsBuilder options);
    }

    private List<RunResult> run(Class<?> benchmark, Choice choice) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.getName() + "\\.")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (quick) {
            options.forks(1)
                    .warmupIterations(1)
                    .measurementIterations(1)
                    .warmupTime(TimeValue.milliseconds(500))
                    .measurementTime(TimeValue.milliseconds(500));
        }
        choice.in(options);
        return new ArrayList<>(new Runner(options.build()).run());
    }

    private void add(String format, Object... values) {
        table.append(String.format(Locale.ROOT, format, values));
    }

    private void line(String name, double rate) {
        add("%-22s %,14.0f%n", name, rate);
    }

    private static double perSecond(RunResult result, String counter) {
        return result.getSecondaryResults().get(counter).getScore();
    }

    /** On one thread, by its own time on the processor. */
    private static double perCpuSecond(RunResult result, String counter) {
        return perSecond(result, counter) / perSecond(result, "cpuSeconds");
    }
}
