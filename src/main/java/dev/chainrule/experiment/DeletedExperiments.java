package dev.chainrule.experiment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Experiments that were deleted and can be restored yet. Nobody else sees them: for {@link Experiments} they do not exist. Plain SQL, as the
 * entity leaves them out.
 */
@Component
public class DeletedExperiments {

    /** How long a deleted experiment can be restored. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final RowMapper<Deleted> ROW = (row, number) -> {
        Instant at = row.getObject("deleted_at", OffsetDateTime.class).toInstant();
        return new Deleted(row.getLong("id"), row.getString("name"), row.getInt("runs"), at, at.plus(KEPT));
    };

    private final JdbcTemplate jdbc;
    private final Clock clock;

    DeletedExperiments(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param until when it is gone for good */
    public record Deleted(long id, String name, int runs, Instant at, Instant until) {}

    /** The last deleted first. */
    public List<Deleted> all() {
        return jdbc.query(
                "select id, name, runs, deleted_at from experiment where deleted_at is not null order by deleted_at desc, id desc",
                ROW);
    }

    public Optional<Deleted> find(long id) {
        return jdbc
                .query(
                        "select id, name, runs, deleted_at from experiment where id = ? and deleted_at is not null",
                        ROW,
                        id)
                .stream()
                .findFirst();
    }

    /** The deleted experiment that a run belongs to. */
    public Optional<Deleted> ofRun(long runId) {
        return jdbc
                .query(
                        "select e.id, e.name, e.runs, e.deleted_at from run r join experiment e on e.id = r.experiment_id"
                                + " where r.id = ? and e.deleted_at is not null",
                        ROW,
                        runId)
                .stream()
                .findFirst();
    }

    /**
     * Brings one back as it was, but for runs that had not ended: those are cancelled.
     *
     * @return whether it was there to restore
     */
    @Transactional
    public boolean restore(long id) {
        return jdbc.update(
                        "update experiment set deleted_at = null, version = version + 1 where id = ? and deleted_at is not null",
                        id)
                > 0;
    }

    /**
     * Deletes one for good, with its runs, epochs and weights.
     *
     * @return whether it was there and deleted before
     */
    @Transactional
    public boolean purge(long id) {
        return jdbc.update("delete from experiment where id = ? and deleted_at is not null", id) > 0;
    }

    /** Deletes for good whatever was deleted thirty days ago or earlier, one transaction each; says how many. */
    public int purgeOld() {
        OffsetDateTime before = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
        List<Long> old = jdbc.query(
                "select id from experiment where deleted_at <= ? order by id", (row, number) -> row.getLong(1), before);
        old.forEach(this::purge);
        return old.size();
    }
}
