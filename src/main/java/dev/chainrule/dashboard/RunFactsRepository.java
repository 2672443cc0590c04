package dev.chainrule.dashboard;

import dev.chainrule.run.Run;
import dev.chainrule.run.RunStatus;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Runs as pages about many of them read them: a few columns of many rows, and sums that tell whether anything changed. */
interface RunFactsRepository extends Repository<Run, Long> {

    @Query("""
            select new dev.chainrule.dashboard.RunFacts(r.id, r.ordinal, r.learningRate, r.initialization, r.seed, r.status, r.verdict,
                r.epochs, r.lastEpoch, r.chance, r.last, r.bestEpoch, r.best, r.watchedBestEpoch, r.trainingNanos, r.startedAt, r.endedAt,
                r.version)
            from Run r where r.experimentId = :experimentId order by r.ordinal
            """)
    List<RunFacts> of(long experimentId);

    @Query("""
            select new dev.chainrule.dashboard.RunFacts(r.id, r.ordinal, r.learningRate, r.initialization, r.seed, r.status, r.verdict,
                r.epochs, r.lastEpoch, r.chance, r.last, r.bestEpoch, r.best, r.watchedBestEpoch, r.trainingNanos, r.startedAt, r.endedAt,
                r.version)
            from Run r where r.id in :ids
            """)
    List<RunFacts> with(Collection<Long> ids);

    @Query("""
            select new dev.chainrule.dashboard.RunFacts(r.id, r.ordinal, r.learningRate, r.initialization, r.seed, r.status, r.verdict,
                r.epochs, r.lastEpoch, r.chance, r.last, r.bestEpoch, r.best, r.watchedBestEpoch, r.trainingNanos, r.startedAt, r.endedAt,
                r.version)
            from Run r where r.id = :id
            """)
    Optional<RunFacts> one(long id);

    /** How many runs of experiments wait or are under way; experiments where all have ended are left out. */
    @Query("""
            select r.experimentId as experimentId, r.status as status, count(r) as count, sum(r.version) as versions
            from Run r where r.status in :statuses group by r.experimentId, r.status
            """)
    List<OpenRuns> countByStatus(Collection<RunStatus> statuses);

    /** Sums of versions, which rise with every change. */
    @Query("""
            select r.experimentId as experimentId, sum(r.version) as versions
            from Run r where r.experimentId in :experimentIds group by r.experimentId
            """)
    List<Versions> versions(Collection<Long> experimentIds);

    interface OpenRuns {
        long getExperimentId();

        RunStatus getStatus();

        long getCount();

        long getVersions();
    }

    interface Versions {
        long getExperimentId();

        long getVersions();
    }
}
