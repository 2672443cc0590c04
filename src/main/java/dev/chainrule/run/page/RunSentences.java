package dev.chainrule.run.page;

import dev.chainrule.engine.Initialization;
import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.RunDefinition;
import dev.chainrule.run.EpochRow;
import dev.chainrule.run.Outcome;
import dev.chainrule.run.Run;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.List;
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
                if (run.outcome() == Outcome.DIVERGED) {
                    notices.add(new RunPage.Notice("bad", "This run diverged", diverged()));
                }
            }
        }
        return notices;
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
        String where = run.divergedEpoch() == null ? "" : " in epoch " + epoch(run.divergedEpoch());
        String step = run.divergedStep() == null ? "" : ", at update " + epoch(run.divergedStep()) + " of that epoch";
        return "That was%s%s. Training stopped there, and the weights kept are the last of which all were finite."
                .formatted(where.isEmpty() ? " during training" : where, step);
    }

    private String diverged() {
        String since = run.divergedEpoch() == null
                ? ""
                : "From epoch %s on the training loss stays above its start. ".formatted(epoch(run.divergedEpoch()));
        return since
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
        return (first + " " + best()).strip();
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
