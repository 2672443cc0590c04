package dev.chainrule.experiment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.PreparedData;
import dev.chainrule.dataset.Scaling;
import dev.chainrule.engine.EarlyStopping;
import dev.chainrule.engine.Examples;
import dev.chainrule.engine.Split;
import dev.chainrule.engine.Trainer;
import dev.chainrule.engine.TrainingSpec;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Measures how long training will take by training for a moment: about a third of a second once the first update is made, on so few rows that even the largest network
 * keeps to that, and never twice at once. Safe for any thread.
 */
@Component
class Trials {

    private static final long LIMIT_NANOS = Duration.ofMillis(300).toNanos();
    /** Weights times rows of a trial: the evaluation of both losses, which cannot be stopped, takes a tenth of a second at most. */
    private static final long ROWS_TIMES_PARAMETERS = 100_000_000L;

    private static final int WARM_UPS = 3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final Datasets datasets;
    private final Trainer trainer = new Trainer();
    private final Semaphore one = new Semaphore(1);
    private boolean cold = true; // only touched by whoever holds the one permit
    private final Cache<Key, Trial> measured = Caffeine.newBuilder()
            .maximumSize(200)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    Trials(Datasets datasets) {
        this.datasets = datasets;
    }

    /** A trial of the definition or of one that differs only in what costs no time; empty while too many others wait for theirs. */
    Optional<Trial> of(ExperimentDefinition definition) {
        Key key = new Key(
                definition.dataset(),
                definition.scaling(),
                definition.validationShare(),
                definition.network(),
                definition.training());
        Trial known = measured.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            if (!one.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            Trial trial = measured.getIfPresent(key); // of whoever held the permit before
            if (trial == null) {
                trial = measure(definition);
                if (!cold) {
                    measured.put(key, trial);
                }
            }
            return Optional.of(trial);
        } finally {
            one.release();
        }
    }

    private Trial measure(ExperimentDefinition definition) {
        // The smallest learning rate, as a run that diverges ends early and would look cheap.
        RunDefinition run = definition.runs().stream()
                .min(Comparator.comparingDouble(RunDefinition::learningRate))
                .orElseThrow();
        int classes = datasets.classes(definition.dataset());
        PreparedData data = datasets.prepare(run.dataset(), run.validationShare(), run.scaling(), run.coding(classes));
        TrainingSpec spec = run.trainingSpec(data.dataset());
        int all = data.split().training().rows();
        int rows = (int)
                Math.min(all, Math.max(1, ROWS_TIMES_PARAMETERS / spec.network().parameters()));
        Split part = part(data.split(), (double) rows / all, rows);
        TrainingSpec short_ = new TrainingSpec(
                spec.network(),
                spec.initialization(),
                spec.loss(),
                spec.score(),
                spec.optimizer(),
                spec.learningRate(),
                Math.min(spec.batchSize(), rows),
                spec.epochs(),
                spec.seed(),
                spec.refinements().with(new EarlyStopping.Never()));
        int updates = (rows + short_.batchSize() - 1) / short_.batchSize();
        Stopwatch watch = time(short_, part);
        // What the first trainings of a process take is mostly the compiler's time, so they are repeated until the pace
        // is steady.
        for (int again = 0; cold && again < WARM_UPS; again++) {
            double before = watch.secondsPerEpoch(updates);
            watch = time(short_, part);
            cold = watch.secondsPerEpoch(updates) < .75 * before;
        }
        return new Trial(watch.secondsPerEpoch(updates) * all / rows, watch.epochs(), rows, all);
    }

    private Stopwatch time(TrainingSpec spec, Split split) {
        Stopwatch watch = new Stopwatch(spec.epochs());
        trainer.train(spec, split, result -> watch.epochEnded(), watch::updateBegins);
        watch.ended();
        return watch;
    }

    private static Split part(Split split, double share, int rows) {
        if (share == 1) {
            return split;
        }
        Examples training = first(split.training(), rows);
        return split.validation()
                .map(all -> Split.of(training, first(all, (int) Math.max(1, Math.round(all.rows() * share)))))
                .orElseGet(() -> Split.withoutValidation(training));
    }

    private static Examples first(Examples all, int rows) {
        return new Examples(
                rows,
                all.features(),
                all.targets(),
                Arrays.copyOf(all.x(), rows * all.features()),
                Arrays.copyOf(all.y(), rows * all.targets()));
    }

    /** What decides how long an epoch takes. */
    private record Key(
            DatasetSpec dataset,
            Scaling scaling,
            double validationShare,
            NetworkDefinition network,
            TrainingDefinition training) {}

    /** Times the epochs of one training, on its thread, by what the thread had of a core: other trainings may be under way. */
    private static final class Stopwatch {

        private final long[] ends;
        private final long begin = cpuNanos();
        private int reported;
        private long firstUpdate;
        private long updates;
        private long end;

        Stopwatch(int epochs) {
            ends = new long[epochs + 1];
        }

        void epochEnded() {
            ends[reported++] = cpuNanos();
        }

        boolean updateBegins() {
            long now = System.nanoTime();
            if (updates++ == 0) {
                firstUpdate = now;
            }
            return now - firstUpdate > LIMIT_NANOS;
        }

        void ended() {
            end = cpuNanos();
        }

        /** Trained to their end; epoch 0 is only evaluated. */
        int epochs() {
            return Math.max(0, reported - 1);
        }

        /**
         * The middle of the second half of the epochs: the first ones still wait for the compiler. Without a whole epoch, the evaluation of
         * epoch 0 and as many updates as one has, at the pace of those that were made.
         */
        double secondsPerEpoch(int updatesPerEpoch) {
            if (epochs() == 0) {
                double perUpdate = (double) (end - ends[0]) / Math.max(1, updates - 1);
                return ((ends[0] - begin) + perUpdate * updatesPerEpoch) / 1e9;
            }
            int first = 1 + epochs() / 2;
            int from = Math.min(first, epochs());
            long[] spans = new long[reported - from];
            for (int i = 0; i < spans.length; i++) {
                spans[i] = ends[from + i] - ends[from + i - 1];
            }
            Arrays.sort(spans);
            return spans[spans.length / 2] / 1e9;
        }

        private static long cpuNanos() {
            return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
        }
    }
}
