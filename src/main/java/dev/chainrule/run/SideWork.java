package dev.chainrule.run;

import java.util.Optional;

/**
 * Work beside the runs that is performed once, as whoever performs it sees it. Each call is one short transaction.
 *
 * @param <C> what a worker is told of the work that it has taken
 */
public interface SideWork<C> {

    /** Takes it. Empty if there is nothing to do any more. */
    Optional<C> claim(long id);

    /** Gives it back to the queue: the process is going down. */
    void release(C claim);

    /** @param cause with what to do about it */
    void fail(C claim, String cause);
}
