package dev.chainrule.run.page;

import dev.chainrule.run.Provenance;
import dev.chainrule.run.Run;
import dev.chainrule.run.Verification;
import dev.chainrule.run.Verifications;
import dev.chainrule.web.Format;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words what came of training a run once more. */
@Component
class VerifiedFacts {

    private final Verifications verifications;
    private final Provenance provenance;
    private final Format format;

    VerifiedFacts(Verifications verifications, Provenance provenance, Format format) {
        this.verifications = verifications;
        this.provenance = provenance;
        this.format = format;
    }

    Verified of(Run run) {
        Verification newest =
                verifications.findFirstByRunIdOrderByIdDesc(run.id()).orElse(null);
        boolean underWay = newest != null && !newest.state().ended();
        boolean possible = run.weightsSha256() != null && !underWay;
        if (newest == null) {
            return new Verified(possible, false, null, "", null);
        }
        String got = newest.state() == Verification.State.DIFFERENT
                        && !newest.expectedSha256().equals(newest.gotSha256())
                ? newest.gotSha256()
                : null;
        return new Verified(possible, underWay, badge(newest), text(newest, run), got);
    }

    private Badge badge(Verification verification) {
        return switch (verification.state()) {
            case QUEUED -> new Badge("queued", "Waiting to be verified");
            case RUNNING -> new Badge("running", "Verifying");
            case SAME -> new Badge("done", same(verification));
            case DIFFERENT ->
                new Badge("nonfinite", "Differs from epoch " + format.count(orZero(verification.differingEpoch())));
            case FAILED -> new Badge("nonfinite", "Could not be verified");
        };
    }

    private String same(Verification verification) {
        int epochs = verification.lastEpoch() + 1;
        return verification.comparedEpochs() == epochs
                ? "Same bits at all %s".formatted(format.count(epochs, "epoch"))
                : "Same bits at the end and at all %s"
                        .formatted(format.count(verification.comparedEpochs(), "kept epoch"));
    }

    private String text(Verification verification, Run run) {
        return switch (verification.state()) {
            case QUEUED -> "It starts as soon as a worker is free.";
            case RUNNING ->
                verification.reachedEpoch() < 0
                        ? "Training once more, from the first draw."
                        : "Trained epoch %s of %s once more."
                                .formatted(
                                        format.count(verification.reachedEpoch()),
                                        format.count(verification.lastEpoch()));
            case SAME -> when(verification) + machine(verification, run);
            case DIFFERENT -> parted(verification) + when(verification) + machine(verification, run);
            case FAILED -> String.valueOf(verification.failure());
        };
    }

    private String parted(Verification verification) {
        Integer equal = verification.equalEpoch();
        int differing = orZero(verification.differingEpoch());
        if (verification.reachedEpoch() < verification.lastEpoch()) {
            return "The rerun ended at epoch %s, the run at %s. "
                    .formatted(format.count(verification.reachedEpoch()), format.count(verification.lastEpoch()));
        }
        if (equal == null) {
            return verification.comparedEpochs() == 0 ? "" : "No kept epoch before it is the same. ";
        }
        return equal == differing - 1
                ? "Up to epoch %s the weights are the same. ".formatted(format.count(equal))
                : "At epoch %s the weights are the same, those between were not kept. ".formatted(format.count(equal));
    }

    private String when(Verification verification) {
        Instant started = verification.startedAt();
        Instant ended = verification.endedAt();
        String took = started == null || ended == null
                ? ""
                : ", took " + format.duration(Duration.between(started, ended).toMillis() / 1e3);
        return "Verified " + format.ago(ended) + took;
    }

    /** What it was trained on the second time; what differs from the first is what makes it tell more. */
    private String machine(Verification verification, Run run) {
        if (verification.provenance() == null) {
            return ".";
        }
        Provenance.Machine second = provenance.read(verification.provenance());
        Provenance.@Nullable Machine first = run.provenance() == null ? null : provenance.read(run.provenance());
        String engine = first == null || first.engine() == second.engine()
                ? "engine " + second.engine()
                : "engine %d instead of %d".formatted(second.engine(), first.engine());
        return ", on %s, Java %s, %s.".formatted(engine, second.java(), second.processor());
    }

    private static int orZero(@Nullable Integer epoch) {
        return epoch == null ? 0 : epoch;
    }
}
