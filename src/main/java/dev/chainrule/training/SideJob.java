package dev.chainrule.training;

import dev.chainrule.run.SideWork;
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

    private final SideWork<C> log;
    private final Signals signals;
    private final String verb;

    /** @param verb what to do again after it has failed, such as "verify" */
    SideJob(SideWork<C> log, Signals signals, String verb) {
        this.log = log;
        this.signals = signals;
        this.verb = verb;
    }

    /** False if it is to be given back because the process {@link #closing goes down}. */
    abstract boolean work(C claim);

    /** Which work it is, for example "verification of run 3". */
    abstract String name(C claim);

    final boolean closing() {
        return signals.closing();
    }

    /** False if the process goes down and it is to be performed later. */
    final boolean perform(long id) {
        if (closing()) {
            return false;
        }
        Optional<C> claimed = log.claim(id);
        return claimed.isEmpty() || perform(claimed.get());
    }

    private boolean perform(C claim) {
        try {
            boolean ended = work(claim);
            if (!ended) {
                log.release(claim);
            }
            return ended;
        } catch (DataAccessException | CannotCreateTransactionException | TransactionSystemException unreachable) {
            // Nothing is known of the work: the job engine tries again in a while.
            throw unreachable;
        } catch (Throwable failed) {
            // An Error as well: it must end this work, not the pool.
            LOG.error("The {} failed", name(claim), failed);
            log.fail(
                    claim,
                    "%s: %s. The log has the details; %s again when the cause is gone."
                            .formatted(failed.getClass().getSimpleName(), failed.getMessage(), verb));
            return true;
        }
    }
}
