package dev.chainrule.training;

import dev.chainrule.Application;
import dev.chainrule.Drafts;
import dev.chainrule.experiment.Definitions;
import dev.chainrule.experiment.Experiments;
import dev.chainrule.experiment.Submissions;
import dev.chainrule.run.Runs;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service in a process of its own, to be killed. It submits an experiment if there is none, says again and again how many epochs it has
 * been told are durable ("epochs 29"), and says "done" and ends when all runs have ended. What a reader sees may be some milliseconds ahead of
 * the disk, so it says what the recording has returned from, not what is in the table.
 */
final class ServiceProcess implements AutoCloseable {

    static final int EPOCHS = 3_000;
    static final int SEEDS = 3;

    private final Process process;
    private final BufferedReader output;

    private ServiceProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static ServiceProcess start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                ServiceProcess.class.getName(),
                "--server.port=0",
                "--chainrule.welcome=false",
                "--chainrule.training.workers=2",
                "--logging.level.root=warn"));
        command.addAll(List.of(arguments));
        return new ServiceProcess(new ProcessBuilder(command)
                .redirectError(folder.resolve("stderr.txt").toFile())
                .start());
    }

    public static void main(String[] arguments) {
        ConfigurableApplicationContext service = SpringApplication.run(Application.class, arguments);
        if (service.getBean(Experiments.class).count() == 0) {
            List<Long> seeds = LongStream.range(0, SEEDS).boxed().toList();
            service.getBean(Submissions.class)
                    .submit(Drafts.experiment(
                            service.getBean(Definitions.class), "Killed", Drafts.longMoons(EPOCHS, seeds)));
        }
        Runs runs = service.getBean(Runs.class);
        long before = runs.findAll().stream()
                .mapToLong(run -> Math.max(0, run.lastEpoch()))
                .sum();
        Counter acknowledged = service.getBean(MeterRegistry.class)
                .get("chainrule.epochs.trained")
                .counter();
        Executors.newSingleThreadScheduledExecutor()
                .scheduleWithFixedDelay(() -> say(before, acknowledged, runs), 0, 20, TimeUnit.MILLISECONDS);
    }

    private static void say(long before, Counter acknowledged, Runs runs) {
        System.out.println("epochs " + (before + (long) acknowledged.count()));
        if (runs.findAll().stream().allMatch(run -> run.status().ended())) {
            System.out.println("done");
            System.exit(0);
        }
    }

    /** Reads on until that many epochs are durable; how many it said. */
    long awaitEpochs(long least) throws IOException {
        long said = -1;
        while (said < least) {
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException(
                        "The service ended before %d epochs were durable; it had said %d.".formatted(least, said));
            }
            if (line.startsWith("epochs ")) {
                said = Long.parseLong(line.substring(7));
            }
        }
        return said;
    }

    /** Reads on until it is done. */
    void awaitDone() throws IOException, InterruptedException {
        String line = output.readLine();
        while (line != null && !line.equals("done")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException(
                    "The service ended with code %d before it was done.".formatted(process.waitFor()));
        }
        process.waitFor();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
