package dev.chainrule.dataset;

import java.util.List;
import java.util.Optional;

/** Data sets that come and go while the service runs, beside those that come with it. Safe for any thread. */
public interface DatasetShelf {

    /** All of them, by name. */
    List<DatasetKind> kinds();

    /** By id, or by an id's short form; empty if there is none, also when it has just been deleted elsewhere. */
    Optional<DatasetSource> find(String id);

    /**
     * Keeps one from being deleted until the caller's transaction ends.
     *
     * @return whether it is there
     */
    boolean hold(String id);
}
