package dev.chainrule.experiment;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** All stored experiments. */
public interface Experiments extends JpaRepository<Experiment, Long> {

    @EntityGraph(attributePaths = "tags")
    Optional<Experiment> findBySubmission(String submission);

    /** With its tags, for use outside of a transaction. */
    @EntityGraph(attributePaths = "tags")
    Optional<Experiment> findWithTagsById(long id);

    /** Holds the row until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Experiment e where e.id = :id")
    Optional<Experiment> findForUpdate(long id);

    /** Names of the experiments whose definition contains a text, oldest first; those that were deleted and can be restored as well. */
    @Query(value = "select name from experiment where definition like :pattern order by id", nativeQuery = true)
    List<String> findNamesByDefinition(String pattern);

    /**
     * Experiments whose name, description, definition or a tag contains a text, upper and lower case alike.
     *
     * @param pattern lower case, with {@code %}, {@code _} and {@code !} of the text escaped by {@code !} and {@code %} around it
     */
    @Query("""
            select e from Experiment e
            where lower(e.name) like :pattern escape '!'
               or lower(e.description) like :pattern escape '!'
               or lower(e.definition) like :pattern escape '!'
               or exists (select 1 from e.tags t where lower(t) like :pattern escape '!')
            """)
    Page<Experiment> search(String pattern, Pageable page);
}
