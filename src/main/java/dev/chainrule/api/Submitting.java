package dev.chainrule.api;

import dev.chainrule.experiment.Experiment;
import dev.chainrule.experiment.NewExperiment;
import dev.chainrule.experiment.SubmissionConflictException;
import dev.chainrule.experiment.Submissions;
import dev.chainrule.web.BadInput;
import dev.chainrule.web.Conflict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores what a program submits; the same key with the same experiment gives the stored one again, with another one a conflict. */
@Component
class Submitting {

    private static final int LONGEST_KEY = 255;

    private final Submissions submissions;

    Submitting(Submissions submissions) {
        this.submissions = submissions;
    }

    /** Of any key a name that fits its column and is none that a form makes. */
    static @Nullable String submission(@Nullable String key) {
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new BadInput(
                    "Idempotency-Key",
                    "A key of %,d characters cannot be used. Give 1 to %d that are not all spaces."
                            .formatted(key.length(), LONGEST_KEY));
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(("api:" + key).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256.", missing);
        }
    }

    /** Without a transaction of its own: of two equal requests at once, one finds the other's experiment only after its own has failed. */
    Experiment submit(NewExperiment asked) {
        try {
            return submissions.submit(asked);
        } catch (SubmissionConflictException conflict) {
            throw new Conflict(
                    "This Idempotency-Key was used for another experiment, number %d. Use a new key for a new experiment."
                            .formatted(conflict.stored().id()));
        }
    }
}
