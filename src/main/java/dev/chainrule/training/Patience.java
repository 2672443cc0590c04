package dev.chainrule.training;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Writes through a time in which the database does not answer: a run waits and goes on without a gap. */
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final int MOST_TRIES = 300;

    private Patience() {}

    /**
     * Tries once a second for five minutes. A write that went through although its answer was lost may come again: {@link dev.chainrule.run.RunLog}
     * knows it by its epochs.
     */
    static void through(Signals.Signal signal, Runnable write) {
        for (int tries = 1; ; tries++) {
            try {
                write.run();
                return;
            } catch (DataAccessException | CannotCreateTransactionException | TransactionSystemException failed) {
                if (!passing(failed) || tries == MOST_TRIES) {
                    throw failed;
                }
                LOG.warn(
                        "Run {} cannot be recorded yet; trying again in a second ({} of {}): {}",
                        signal.runId(),
                        tries,
                        MOST_TRIES,
                        failed.getMessage());
                pause();
            }
        }
    }

    private static boolean passing(RuntimeException failed) {
        return failed instanceof TransientDataAccessException
                || failed instanceof RecoverableDataAccessException
                || failed instanceof DataAccessResourceFailureException
                || failed instanceof CannotCreateTransactionException
                || failed instanceof TransactionSystemException;
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the database.", interrupted);
        }
    }
}
