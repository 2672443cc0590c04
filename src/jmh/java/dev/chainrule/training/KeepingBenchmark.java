package dev.chainrule.training;

import dev.chainrule.Application;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.engine.StopSignal;
import dev.chainrule.engine.Trainer;
import dev.chainrule.experiment.Aspect;
import dev.chainrule.experiment.Definitions;
import dev.chainrule.experiment.Draft;
import dev.chainrule.experiment.ExperimentDefinition;
import dev.chainrule.experiment.NewExperiment;
import dev.chainrule.experiment.Problems;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.experiment.Submissions;
import dev.chainrule.run.Run;
import dev.chainrule.run.RunStatus;
import dev.chainrule.run.Runs;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What keeping every epoch costs over the bare engine: the same trainings with a listener that discards, and through the queue into the
 * database, in turn in one process. Takes the service's own arguments, such as {@code --chainrule.data-dir} or {@code --spring.datasource.url}.
 */
public final class KeepingBenchmark {

    private static final int ROUNDS = 41;
    private static final int WARM_UP = 20;

    private KeepingBenchmark() {}

    public static void main(String[] arguments) throws InterruptedException {
        String[] all = Arrays.copyOf(arguments, arguments.length + 4);
        all[arguments.length] = "--server.port=0";
        all[arguments.length + 1] = "--chainrule.welcome=false";
        all[arguments.length + 2] = "--chainrule.training.workers=1";
        all[arguments.length + 3] = "--logging.level.root=warn";
        try (ConfigurableApplicationContext service = SpringApplication.run(Application.class, all)) {
            measure(service, "W2, 1,000 epochs", w2());
            measure(service, "digits 64-128-64-10, 30 epochs", digits());
        }
    }

    private static void measure(ConfigurableApplicationContext service, String name, Draft draft)
            throws InterruptedException {
        ExperimentDefinition definition = service.getBean(Definitions.class).check(draft, new Problems());
        double[] bare = new double[ROUNDS];
        double[] kept = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double bareMillis =
                    bare(service.getBean(Datasets.class), definition.runs().get(0));
            double keptMillis = kept(service, definition);
            if (round >= 0) {
                bare[round] = bareMillis;
                kept[round] = keptMillis;
            }
        }
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ratios[round] = kept[round] / bare[round];
        }
        System.out.printf(
                "%s: bare %.1f ms, kept %.1f ms, ratio %.2f (median of %d pairs; ratios %.2f to %.2f)%n",
                name, median(bare), median(kept), median(ratios), ROUNDS, ratios[0], ratios[ROUNDS - 1]);
    }

    private static double bare(Datasets datasets, RunDefinition run) {
        PreparedData data = datasets.prepare(
                run.dataset(), run.validationShare(), run.scaling(), run.coding(datasets.classes(run.dataset())));
        long start = System.nanoTime();
        new Trainer().train(run.trainingSpec(data.dataset()), data.split(), result -> {}, StopSignal.NEVER);
        return (System.nanoTime() - start) / 1e6;
    }

    /** From the claim to the commit of the end, as the run's row has it. */
    private static double kept(ConfigurableApplicationContext service, ExperimentDefinition definition)
            throws InterruptedException {
        long id = service.getBean(Submissions.class)
                .submit(new NewExperiment("Benchmark", "", List.of(), definition, null))
                .id();
        Runs runs = service.getBean(Runs.class);
        Run run = runs.findByExperimentIdOrderByOrdinal(id).get(0);
        while (!run.status().ended()) {
            TimeUnit.MILLISECONDS.sleep(5);
            run = runs.findById(run.id()).orElseThrow();
        }
        if (run.status() != RunStatus.FINISHED || run.startedAt() == null || run.endedAt() == null) {
            throw new IllegalStateException("The benchmark's run is %s: %s".formatted(run.status(), run.failure()));
        }
        return Duration.between(run.startedAt(), run.endedAt()).toNanos() / 1e6;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static Draft w2() {
        return new Draft(
                "spirals",
                Map.of("rows", 500.0, "noise", 0.0),
                0L,
                "standard",
                0.0,
                List.of(8L, 8L),
                "tanh",
                "tanh",
                "mse",
                "sgd",
                0.0,
                10L,
                1_000L,
                List.of(0.03),
                List.of("xavier_uniform"),
                List.of(0L));
    }

    private static Draft digits() {
        return new Draft(
                new Draft.Data("digits", Map.of(), 0L, "max", 0.2),
                new Draft.Network(List.of(128L, 64L), "relu", "auto"),
                new Draft.Training(
                        "cross_entropy",
                        32L,
                        30L,
                        Map.of(Aspect.OPTIMIZER, new Draft.Part("adam", Map.of(), Map.of())),
                        Map.of()),
                new Draft.Axes(List.of(0.001), List.of("he_normal"), List.of(0L), Map.of()));
    }
}
