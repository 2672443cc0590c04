package dev.chainrule.run;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run trained once more from its definition, and whether the same bits came out. What is expected is noted when it is asked for, so that a
 * retry of the run in the meantime cannot mix in. As with {@link Run}, what a worker writes carries the number of its claim.
 */
@Entity
public class Verification {

    /** Waiting, under way, or what came of it. */
    public enum State {
        QUEUED,
        RUNNING,
        /** The last weights have the expected SHA-256, and every kept epoch its stored weights. */
        SAME,
        DIFFERENT,
        /** It could not be found out. */
        FAILED;

        public boolean ended() {
            return this != QUEUED && this != RUNNING;
        }
    }

    /** A process that dies with it so often is not given it again. */
    private static final int MOST_TAKEOVERS = 3;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long runId;

    @Enumerated(EnumType.STRING)
    private State state = State.QUEUED;

    private long lease;
    private int takeovers;
    private Instant requestedAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private int lastEpoch;

    @Column(name = "expected_sha256")
    private String expectedSha256;

    private int reachedEpoch = -1;

    @Column(name = "got_sha256")
    private @Nullable String gotSha256;

    private int comparedEpochs;
    private @Nullable Integer equalEpoch;
    private @Nullable Integer differingEpoch;
    private @Nullable String failure;

    @Column(length = 4_000)
    private @Nullable String provenance;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Verification() {}

    /**
     * @param run one that has ended
     * @throws IllegalStateException if it has no last weights to compare with; the message says what to do
     */
    Verification(Run run, Instant now) {
        String sha256 = run.weightsSha256();
        if (sha256 == null) {
            throw new IllegalStateException(refusal(run));
        }
        this.runId = run.id();
        this.lastEpoch = run.lastEpoch();
        this.expectedSha256 = sha256;
        this.requestedAt = now;
    }

    private static String refusal(Run run) {
        return switch (run.status()) {
            case QUEUED ->
                "Run %d waits in the queue, so there is nothing to compare with yet. Verify it when it has ended."
                        .formatted(run.id());
            case RUNNING ->
                "Run %d is still training. Verify it when it has ended, or cancel it to verify it up to its last epoch."
                        .formatted(run.id());
            case CANCELLED ->
                "Run %d was cancelled before its first epoch, so there is nothing to compare with. Retry it, and verify it when it has ended."
                        .formatted(run.id());
            default ->
                "Run %d has failed and has no last weights to compare with. Retry it, and verify it when it has ended."
                        .formatted(run.id());
        };
    }

    // ---- what a worker does

    /** Takes it; from now on only writes with the new lease are let through. */
    void claim(Instant now, String provenance) {
        if (state == State.RUNNING) {
            takeovers++;
        }
        state = State.RUNNING;
        lease++;
        startedAt = now;
        reachedEpoch = -1;
        this.provenance = provenance;
    }

    boolean exhausted() {
        return takeovers > MOST_TAKEOVERS;
    }

    boolean heldBy(long lease) {
        return state == State.RUNNING && this.lease == lease;
    }

    void reach(int epoch) {
        reachedEpoch = epoch;
    }

    /** Back to the queue: the process is going down. */
    void release() {
        state = State.QUEUED;
        reachedEpoch = -1;
    }

    void finish(Rerun rerun, Instant now) {
        reachedEpoch = rerun.lastEpoch();
        gotSha256 = rerun.sha256();
        comparedEpochs = rerun.comparedEpochs();
        equalEpoch = rerun.equalEpoch();
        differingEpoch = rerun.differingEpoch();
        boolean whole = rerun.lastEpoch() == lastEpoch;
        if (differingEpoch == null && !(whole && rerun.sha256().equals(expectedSha256))) {
            // Nothing kept tells where; it shows at the end at the latest.
            differingEpoch = rerun.lastEpoch();
        }
        end(differingEpoch == null ? State.SAME : State.DIFFERENT, now);
    }

    void fail(String cause, Instant now) {
        failure = FailureText.of(cause);
        end(State.FAILED, now);
    }

    private void end(State state, Instant now) {
        this.state = state;
        endedAt = now;
    }

    // ---- reading

    public long id() {
        if (id == null) {
            throw new IllegalStateException("This verification of run %d is not stored yet.".formatted(runId));
        }
        return id;
    }

    public long runId() {
        return runId;
    }

    public State state() {
        return state;
    }

    public long lease() {
        return lease;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    /** The start of the last attempt; null while it waits for its first. */
    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** Up to which epoch it trains: the last of the run. */
    public int lastEpoch() {
        return lastEpoch;
    }

    /** SHA-256 of the run's last weights, lower-case hex. */
    public String expectedSha256() {
        return expectedSha256;
    }

    /** The last epoch that was trained again, as far as it is known; −1 before the first. */
    public int reachedEpoch() {
        return reachedEpoch;
    }

    /** SHA-256 of the last weights of the rerun; null before its end. */
    public @Nullable String gotSha256() {
        return gotSha256;
    }

    /** How many epochs had kept weights to be compared with. */
    public int comparedEpochs() {
        return comparedEpochs;
    }

    /** The last kept epoch before the first difference; null if there is none. */
    public @Nullable Integer equalEpoch() {
        return equalEpoch;
    }

    /** The first kept epoch whose weights differ; null if none does. */
    public @Nullable Integer differingEpoch() {
        return differingEpoch;
    }

    public @Nullable String failure() {
        return failure;
    }

    /** On what it was trained again, as {@link Provenance} writes it; null before the first claim. */
    public @Nullable String provenance() {
        return provenance;
    }
}
