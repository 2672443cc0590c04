package dev.chainrule.dashboard;

import dev.chainrule.experiment.Experiment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The few columns that a jump needs. */
interface JumpQueries extends Repository<Experiment, Long> {

    /**
     * Those whose name begins with the text first, each group newest first; archived ones too.
     *
     * @param within as {@link dev.chainrule.experiment.Experiments#search} takes it
     * @param begins the same without the sign in front
     */
    @Query("""
            select e.id as id, e.name as name, e.runs as runs, e.createdAt as createdAt from Experiment e
            where lower(e.name) like :within escape '!'
               or exists (select 1 from e.tags t where lower(t) like :within escape '!')
            order by case when lower(e.name) like :begins escape '!' then 0 else 1 end, e.createdAt desc, e.id desc
            """)
    List<Found> experiments(String within, String begins, Pageable most);

    @Query(
            "select e.id as id, e.name as name, e.runs as runs, e.createdAt as createdAt from Experiment e where e.id = :id")
    Optional<Found> experiment(long id);

    @Query("""
            select r.id as id, e.name as name, r.learningRate as learningRate, r.initialization as initialization, r.seed as seed
            from Run r join Experiment e on e.id = r.experimentId where r.id = :id
            """)
    Optional<FoundRun> run(long id);

    interface Found {
        long getId();

        String getName();

        int getRuns();

        Instant getCreatedAt();
    }

    interface FoundRun {
        long getId();

        String getName();

        double getLearningRate();

        String getInitialization();

        long getSeed();
    }
}
