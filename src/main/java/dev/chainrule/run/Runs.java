package dev.chainrule.run;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** All stored runs. */
public interface Runs extends JpaRepository<Run, Long> {

    List<Run> findByExperimentIdOrderByOrdinal(long experimentId);

    Page<Run> findByExperimentIdOrderByOrdinal(long experimentId, Pageable page);

    List<Run> findByExperimentIdInOrderByExperimentIdAscOrdinalAsc(Collection<Long> experimentIds);

    /** Runs of an experiment that have not ended, in order; holds the rows until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select r from Run r where r.experimentId = :experimentId and r.status in (QUEUED, RUNNING) order by r.ordinal
            """)
    List<Run> findUnderWayForUpdate(long experimentId);

    /** The runs that differ in the learning rate alone, in its order. */
    List<Run> findByExperimentIdAndInitializationAndSeedOrderByLearningRate(
            long experimentId, String initialization, long seed);

    long countByStatus(RunStatus status);

    /** Holds the row until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Run r where r.id = :id")
    Optional<Run> findForUpdate(long id);

    @Query("select r.experimentId from Run r where r.id = :id")
    Optional<Long> findExperimentId(long id);

    /** Status and outcome counts of experiments, one row for each that occurs. */
    @Query("""
            select r.experimentId as experimentId, r.status as status, r.verdict.outcome as outcome, count(r) as count
            from Run r where r.experimentId in :experimentIds group by r.experimentId, r.status, r.verdict.outcome
            """)
    List<StatusCount> countByExperiments(Collection<Long> experimentIds);

    /** How many runs of an experiment have a status and an outcome. */
    interface StatusCount {
        long getExperimentId();

        RunStatus getStatus();

        /** Null for runs without one. */
        @Nullable
        Outcome getOutcome();

        long getCount();
    }
}
