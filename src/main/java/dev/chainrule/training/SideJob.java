package dev.chainrule.training;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Work beside the runs that is performed once and stores how it ended: claimed first, so that nobody else performs it; given back if the
 * process goes down; ended by what goes wrong in it. Called by the job engine's threads.
 *
 * @param <C> what a claim says of the work
 */
abstract class SideJob<C> {

    private static final Logger LOG = LoggerFactory.getLogger(SideJob.class);

    private final Signals signals;

    SideJob(Signals signals) {
        this.signals = signals;
    }

    /** Empty if it is not to be performed any more. */
    abstract Optional<C> claim(long id);

    /** False if it was given back because the process {@link #closing goes down}. */
    abstract boolean work(C claim);

    abstract void fail(C claim, String why);

    /** Which work it is and what to do again, such as "verification of run 3" and "verify". */
    abstract Words words(C claim);

    record Words(String work, String again) {}

    final boolean closing() {
        return signals.closing();
    }

    /** False if the process goes down and it is to be performed later. */
    final boolean perform(long id) {
        if (closing()) {
            return false;
        }
        Optional<C> claimed = claim(id);
        return claimed.isEmpty() || perform(claimed.get());
    }

    private boolean perform(C claim) {
        try {
            return work(claim);
        } catch (DataAccessException | CannotCreateTransactionException | TransactionSystemException unreachable) {
            // Nothing is known of the work: the job engine tries again in a while.
            throw unreachable;
        } catch (Throwable failed) {
            // An Error as well: it must end this work, not the pool.
            Words words = words(claim);
            LOG.error("The {} failed", words.work(), failed);
            fail(
                    claim,
                    "%s: %s. The log has the details; %s again when the cause is gone."
                            .formatted(failed.getClass().getSimpleName(), failed.getMessage(), words.again()));
            return true;
        }
    }
}
