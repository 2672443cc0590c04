package dev.chainrule.run.page;

import dev.chainrule.engine.Initialization;
import dev.chainrule.experiment.Aspect;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.run.EpochRow;
import dev.chainrule.run.Outcome;
import dev.chainrule.run.Run;
import dev.chainrule.run.Verdict;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the page of a run says in sentences, each with its evidence. */
final class RunSentences {

    /** From ten times on, percent are harder to read than times. */
    private static final double MANIFOLD = 9;

    private final Run run;
    private final RunDefinition definition;
    private final Format format;

    RunSentences(Run run, RunDefinition definition, Format format) {
        this.run = run;
        this.definition = definition;
        this.format = format;
    }

    /** What has to be known before the numbers are read. */
    List<RunPage.Notice> notices(Experiment.State experiment) {
        List<RunPage.Notice> notices = new ArrayList<>();
        switch (run.status()) {
            case QUEUED -> notices.add(new RunPage.Notice("", "Waiting", waiting(experiment)));
            case FAILED -> notices.add(new RunPage.Notice("bad", "This run failed", run.failure() + " " + retry()));
            case CANCELLED -> notices.add(new RunPage.Notice("", "This run was cancelled", retry()));
            case DIVERGED -> notices.add(new RunPage.Notice("bad", "A number stopped being finite", notFinite()));
            default -> {
                if (run.stoppedEarly()) {
                    notices.add(new RunPage.Notice("", "Stopped early", early()));
                }
                if (run.outcome() == Outcome.DIVERGED) {
                    notices.add(new RunPage.Notice("bad", "This run diverged", diverged()));
                }
            }
        }
        return notices;
    }

    private String early() {
        int best = Objects.requireNonNull(run.watchedBestEpoch());
        String watched = definition
                .training()
                .chosen(Aspect.EARLY_STOPPING)
                .word("metric")
                .replace('_', ' ');
        return "Training ended after epoch %s of %s, as the %s had not become better since epoch %s, whose weights are kept."
                .formatted(epoch(run.lastEpoch()), epoch(run.epochs()), watched, epoch(best));
    }

    private String waiting(Experiment.State experiment) {
        String after = run.lastEpoch() < 0 ? "" : " It goes on after epoch %s.".formatted(epoch(run.lastEpoch()));
        return (experiment == Experiment.State.PAUSED
                        ? "The experiment is paused, so this run does not start."
                        : "It starts as soon as a worker is free.")
                + after;
    }

    private String retry() {
        return run.lastEpoch() < 0
                ? "Retry begins with the first epoch."
                : "Its epochs 0 to %s are kept, and retry goes on after them.".formatted(epoch(run.lastEpoch()));
    }

    private String notFinite() {
        Verdict verdict = Objects.requireNonNull(run.verdict());
        Integer when = verdict.divergedEpoch();
        Integer update = verdict.divergedStep();
        return "Stopped being finite%s%s%s. Training stopped there, and the weights kept are the last of which all were finite."
                .formatted(
                        when == null ? " during training" : " in epoch " + epoch(when),
                        update == null || update == 0 ? "" : ", step " + epoch(update),
                        what(verdict));
    }

    /** What went first; of runs from before that was stored nobody knows. */
    private static String what(Verdict verdict) {
        if (verdict.divergedTensor() == null) {
            return "";
        }
        String first = switch (verdict.divergedTensor()) {
            case WEIGHT -> ": a weight of layer %d";
            case GRADIENT -> ": the gradient of layer %d";
            case ACTIVATION -> ": an output of layer %d";
            case LOSS -> ": the loss, over outputs that were finite";
        };
        return first.formatted(verdict.divergedLayer());
    }

    private String diverged() {
        Integer since = Objects.requireNonNull(run.verdict()).divergedEpoch();
        String above = since == null
                ? ""
                : "From epoch %s on the training loss stays above its start. ".formatted(epoch(since));
        return above
                + "It ended at %s, above both its start of %s and 1.5 × the %s of guessing."
                        .formatted(
                                format.number(
                                        run.last() == null ? null : run.last().trainingLoss()),
                                format.number(run.startTrainingLoss()),
                                format.number(run.chance()));
    }

    /** What one epoch did to the loss, and which was best. */
    String since(@Nullable EpochRow row, @Nullable EpochRow before) {
        if (row == null) {
            return "";
        }
        String first = before == null
                ? "Before training: the weights as %s drew them with seed %d."
                        .formatted(Initialization.parse(run.initialization()).label(), run.seed())
                : change(before.measures().trainingLoss(), row.measures().trainingLoss());
        return (first + " " + penalty(row) + best()).strip();
    }

    private String penalty(EpochRow row) {
        return row.penalty() == null || row.penalty() == 0
                ? ""
                : "The weights' penalty is %s, apart from the loss. ".formatted(format.number(row.penalty()));
    }

    private String change(@Nullable Double before, @Nullable Double now) {
        double share = before == null || now == null ? Double.NaN : now / before - 1;
        if (Double.isFinite(share) && share >= MANIFOLD) {
            return "Training loss rose to %s × what it was in this epoch.".formatted(format.number(share + 1));
        }
        return Double.isFinite(share)
                ? "Training loss %s %.1f %% in this epoch."
                        .formatted(share <= 0 ? "fell" : "rose", Math.abs(share) * 100)
                : "";
    }

    private String best() {
        if (run.bestEpoch() == null || run.best() == null) {
            return "";
        }
        boolean validated = definition.validationShare() > 0;
        return "Best %s loss is %s at epoch %s."
                .formatted(
                        validated ? "validation" : "training",
                        format.number(run.best().decidingLoss()),
                        epoch(run.bestEpoch()));
    }

    private String epoch(int epoch) {
        return format.count(epoch);
    }
}
