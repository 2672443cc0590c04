package dev.chainrule.run;

import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is on its way: its status, its places in the queue, and the lease of the worker that holds it. Each transition checks the state
 * it starts from, and those that a worker makes also that the worker still holds the lease.
 */
@MappedSuperclass
abstract class LeasedRun extends PlannedRun {

    /** A worker that dies with a run so often, without a new epoch, is not given it again. */
    static final int MOST_TAKEOVERS = 3;

    @Enumerated(EnumType.STRING)
    private RunStatus status = RunStatus.QUEUED;

    @Enumerated(EnumType.STRING)
    private Run.@Nullable StopRequest stopRequest;

    private long lease;
    private int attempt = 1;
    private int enqueued = 1;
    private int takeovers;

    private Instant queuedAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;
    private @Nullable String failure;

    @SuppressWarnings("NullAway.Init")
    protected LeasedRun() {}

    LeasedRun(RunPlan plan) {
        super(plan);
        this.queuedAt = plan.now();
    }

    // ---- what somebody asks for

    /** Ends a run that waits, and asks one under way to end. */
    void cancel(Instant now) {
        if (status == RunStatus.QUEUED) {
            end(RunStatus.CANCELLED, now);
        } else if (status == RunStatus.RUNNING) {
            stopRequest = Run.StopRequest.CANCEL;
        }
    }

    /** Asks a run under way to go back to the queue. */
    void pause() {
        if (status == RunStatus.RUNNING && stopRequest == null) {
            stopRequest = Run.StopRequest.PAUSE;
        }
    }

    /** Takes back a pause that has not happened yet. */
    void resume() {
        if (status == RunStatus.RUNNING && stopRequest == Run.StopRequest.PAUSE) {
            stopRequest = null;
        }
    }

    /** Queues a failed or cancelled run again; it goes on after its last durable epoch. */
    void retry(Instant now) {
        if (status != RunStatus.FAILED && status != RunStatus.CANCELLED) {
            throw new IllegalStateException("Run %d is %s. Only a failed or a cancelled run can be tried again."
                    .formatted(id(), status.name().toLowerCase(Locale.ROOT)));
        }
        status = RunStatus.QUEUED;
        attempt++;
        takeovers = 0;
        stopRequest = null;
        failure = null;
        endedAt = null;
        enqueue(now);
    }

    /** A new place in the queue. */
    void enqueue(Instant now) {
        enqueued++;
        queuedAt = now;
    }

    // ---- what a worker does

    /** Hands the run out; from now on only writes with the new lease are let through. */
    void take(Instant now) {
        if (status.ended()) {
            throw new IllegalStateException("Run %d is %s and cannot be claimed.".formatted(id(), status));
        }
        if (status == RunStatus.RUNNING) {
            takeovers++;
        }
        status = RunStatus.RUNNING;
        lease++;
        if (startedAt == null) {
            startedAt = now;
        }
    }

    boolean exhausted() {
        return takeovers > MOST_TAKEOVERS;
    }

    boolean heldBy(long lease) {
        return status == RunStatus.RUNNING && this.lease == lease;
    }

    /** It has a new epoch: workers that died with it before do not count any more. */
    void advance(long lease) {
        requireHeld(lease);
        takeovers = 0;
    }

    /** Back to the queue: the experiment is paused or the process is going down. */
    void release(long lease, Instant now) {
        requireHeld(lease);
        status = RunStatus.QUEUED;
        stopRequest = null;
        enqueue(now);
    }

    void fail(long lease, String cause, Instant now) {
        end(lease, RunStatus.FAILED, now);
        failure = FailureText.of(cause);
    }

    void end(long lease, RunStatus status, Instant now) {
        requireHeld(lease);
        end(status, now);
    }

    private void requireHeld(long lease) {
        if (!heldBy(lease)) {
            throw new LostLeaseException(id(), lease, this.lease, status);
        }
    }

    private void end(RunStatus status, Instant now) {
        this.status = status;
        stopRequest = null;
        endedAt = now;
    }

    // ---- reading

    public RunStatus status() {
        return status;
    }

    public Run.@Nullable StopRequest stopRequest() {
        return stopRequest;
    }

    public long lease() {
        return lease;
    }

    public int attempt() {
        return attempt;
    }

    /** How often it got a place in the queue. */
    public int enqueued() {
        return enqueued;
    }

    public Instant queuedAt() {
        return queuedAt;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    public @Nullable String failure() {
        return failure;
    }
}
