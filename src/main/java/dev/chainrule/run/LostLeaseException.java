package dev.chainrule.run;

/** A worker wrote to a run that it no longer holds. Nothing was written; the worker stops. */
public class LostLeaseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LostLeaseException(long runId, long lease, long current, RunStatus status) {
        super("Run %d is %s with lease %d; a worker with lease %d can write nothing to it and stops."
                .formatted(runId, status, current, lease));
    }
}
