package dev.chainrule.training;

import dev.chainrule.engine.StopSignal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The stop signals of the runs that this process trains, by run id and lease. Safe for any thread. */
final class Signals {

    private final Set<Signal> active = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /** A run under way; raised once, it stays so. */
    final class Signal implements StopSignal, AutoCloseable {

        private final long runId;
        private final long lease;
        private volatile boolean raised;

        private Signal(long runId, long lease) {
            this.runId = runId;
            this.lease = lease;
        }

        @Override
        public boolean requested() {
            return raised || closing;
        }

        long runId() {
            return runId;
        }

        long lease() {
            return lease;
        }

        void raise() {
            raised = true;
        }

        @Override
        public void close() {
            active.remove(this);
        }
    }

    Signal open(long runId, long lease) {
        Signal signal = new Signal(runId, lease);
        active.add(signal);
        return signal;
    }

    Set<Signal> active() {
        return active;
    }

    /** The process goes down: every run stops, now and from now on. */
    void raiseAll() {
        closing = true;
    }

    boolean closing() {
        return closing;
    }
}
