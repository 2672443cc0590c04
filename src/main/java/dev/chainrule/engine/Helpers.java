package dev.chainrule.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that help one other with work cut into pieces, and end with it. Nobody is given a piece: whoever has time takes the next, the one
 * helped as well, so a helper that the machine has no core for holds nothing up but the piece it is at. Waiting is asking again, and giving way
 * to whoever shares the core (which may be the one waited for), for as long as waking a thread takes, then parking. Nothing is allocated once
 * the threads run.
 */
final class Helpers implements AutoCloseable {

    /** Work in pieces that may be done in any order, by several threads at once. */
    interface Work {

        /** @param member who does it: 0 for the thread helped, from 1 on for the helpers */
        void piece(int index, int member);
    }

    /** Longer than the gaps between the large loops of a step, and some ten times what it takes to wake a thread. */
    private static final long SPIN_NANOS = 100_000;

    private final Worker[] helpers;
    private final AtomicInteger left = new AtomicInteger(); // pieces that nobody has taken, if above 0
    private final AtomicInteger unfinished = new AtomicInteger();
    private Work work; // set before left, read after a piece was taken from it
    private volatile Thread waiting; // null if the thread helped does not
    private volatile Throwable failure;
    private volatile boolean closed;

    Helpers(int count) {
        helpers = new Worker[count];
        for (int i = 0; i < count; i++) {
            helpers[i] = new Worker(i + 1);
            helpers[i].start();
        }
    }

    /** Does the work with everybody's help, and returns when all of it is done. What a piece throws is thrown here. */
    void perform(Work all, int pieces) {
        work = all;
        unfinished.set(pieces);
        left.set(pieces);
        for (Worker helper : helpers) {
            if (helper.parked) {
                LockSupport.unpark(helper);
            }
        }
        takePieces(0);
        await();
        if (failure != null) {
            rethrow(failure);
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Worker helper : helpers) {
            LockSupport.unpark(helper);
        }
    }

    private void takePieces(int member) {
        while (left.get() > 0) {
            int taken = left.getAndDecrement();
            if (taken > 0) {
                try {
                    work.piece(taken - 1, member);
                } catch (Throwable thrown) {
                    failure = thrown;
                }
                if (unfinished.decrementAndGet() == 0) {
                    LockSupport.unpark(waiting);
                }
            }
        }
    }

    private void await() {
        long parkAt = System.nanoTime() + SPIN_NANOS;
        while (unfinished.get() > 0) {
            if (System.nanoTime() - parkAt < 0) {
                Thread.yield();
            } else {
                waiting = Thread.currentThread();
                if (unfinished.get() > 0) {
                    LockSupport.park(this);
                }
                waiting = null;
            }
        }
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure; // a piece declares nothing else
    }

    private final class Worker extends Thread {

        private final int member;
        private volatile boolean parked;

        Worker(int member) {
            super("training-helper-" + member);
            this.member = member;
            setDaemon(true);
        }

        @Override
        public void run() {
            while (!closed) {
                takePieces(member);
                rest();
            }
        }

        /** Until there is something to take. */
        private void rest() {
            long parkAt = System.nanoTime() + SPIN_NANOS;
            while (left.get() <= 0 && !closed) {
                if (System.nanoTime() - parkAt < 0) {
                    Thread.yield();
                } else {
                    parked = true;
                    if (left.get() <= 0 && !closed) {
                        LockSupport.park(Helpers.this);
                    }
                    parked = false;
                }
            }
        }
    }
}
