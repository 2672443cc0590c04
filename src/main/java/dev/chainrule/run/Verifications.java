package dev.chainrule.run;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** All stored verifications. */
public interface Verifications extends JpaRepository<Verification, Long> {

    /** The newest of a run. */
    Optional<Verification> findFirstByRunIdOrderByIdDesc(long runId);

    /** Takes away those of an experiment's runs that have not ended; a worker that has one finds it gone and stops. */
    @Modifying(flushAutomatically = true)
    @Query(
            "delete from Verification v where v.endedAt is null and v.runId in (select r.id from Run r where r.experimentId = :experimentId)")
    void deleteOpen(long experimentId);

    /** Holds the row until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select v from Verification v where v.id = :id")
    Optional<Verification> findForUpdate(long id);
}
