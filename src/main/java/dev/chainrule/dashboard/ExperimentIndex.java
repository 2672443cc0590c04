package dev.chainrule.dashboard;

import dev.chainrule.experiment.Experiment;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Experiments as the list needs them: few columns of all that match, and whether any has changed. */
interface ExperimentIndex extends Repository<Experiment, Long> {

    /**
     * Experiments whose name, description, definition or a tag contains a text, newest first.
     *
     * @param pattern as {@link dev.chainrule.experiment.Experiments#search} takes it
     */
    @Query("""
            select e.id as id, e.state as state, e.runs as runs, e.name as name, e.archivedAt as archivedAt from Experiment e
            where lower(e.name) like :pattern escape '!'
               or lower(e.description) like :pattern escape '!'
               or lower(e.definition) like :pattern escape '!'
               or exists (select 1 from e.tags t where lower(t) like :pattern escape '!')
            order by e.createdAt desc, e.id desc
            """)
    List<Entry> matching(String pattern);

    @Query("""
            select e.id as id, e.state as state, e.runs as runs, e.name as name, e.archivedAt as archivedAt from Experiment e
            order by e.createdAt desc, e.id desc
            """)
    List<Entry> all();

    /** Which have a tag. */
    @Query("select e.id from Experiment e join e.tags t where t = :tag")
    List<Long> tagged(String tag);

    /** Those in use, in alphabetical order. */
    @Query("select distinct t from Experiment e join e.tags t order by t")
    List<String> tags(Limit most);

    List<Experiment> findByIdIn(Collection<Long> ids);

    @Query("select e.id as id, e.version as version from Experiment e where e.id in :ids")
    List<Version> versions(Collection<Long> ids);

    @Query("select concat(count(e), '.', coalesce(sum(e.version), 0), '.', coalesce(max(e.id), 0)) from Experiment e")
    String state();

    interface Version {
        long getId();

        long getVersion();
    }

    interface Entry {
        long getId();

        Experiment.State getState();

        int getRuns();

        String getName();

        @Nullable
        Instant getArchivedAt();
    }
}
