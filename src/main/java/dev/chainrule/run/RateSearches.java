package dev.chainrule.run;

import dev.chainrule.engine.Initialization;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The stored searches for a learning rate; calls are within the caller's transaction. */
@Component
class RateSearches {

    private final JdbcTemplate jdbc;

    RateSearches(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What a search is for: an experiment, or a sketch of one. */
    enum Subject {
        EXPERIMENT("experiment_id"),
        SKETCH("sketch_id");

        private final String column;

        Subject(String column) {
            this.column = column;
        }
    }

    /**
     * One that has not ended, its row held until the transaction ends.
     *
     * @param of the id of the experiment or the sketch
     */
    record Held(Subject subject, long of, int attempts) {}

    long add(Subject subject, long of, OffsetDateTime now) {
        jdbc.update(
                "insert into rate_search (%s, state, attempts, requested_at) values (?, ?, 0, ?)"
                        .formatted(subject.column),
                of,
                RateSearch.State.QUEUED.name(),
                now);
        Long id = jdbc.queryForObject(
                "select max(id) from rate_search where %s = ?".formatted(subject.column), Long.class, of);
        if (id == null) {
            throw new IllegalStateException("The search of %s %d was not stored.".formatted(subject, of));
        }
        return id;
    }

    Optional<RateSearch> newest(Subject subject, long of) {
        return jdbc
                .query(
                        "select id, state, failure from rate_search where %s = ? order by id desc fetch first 1 rows only"
                                .formatted(subject.column),
                        (row, number) -> new RateSearch(
                                row.getLong("id"),
                                RateSearch.State.valueOf(row.getString("state")),
                                curves(row.getLong("id")),
                                row.getString("failure")),
                        of)
                .stream()
                .findFirst();
    }

    private List<RateCurve> curves(long id) {
        return jdbc.query(
                "select initialization, rates, losses, blew_up, steepest, valley from rate_curve where search_id = ? order by place",
                (row, number) -> new RateCurve(
                        Initialization.parse(row.getString("initialization")),
                        floats(row.getBytes("rates")),
                        floats(row.getBytes("losses")),
                        row.getBoolean("blew_up"),
                        rate(row, "steepest"),
                        rate(row, "valley")),
                id);
    }

    Optional<Held> hold(long id) {
        return jdbc
                .query(
                        "select experiment_id, sketch_id, attempts from rate_search where id = ? and state in ('QUEUED', 'RUNNING') for update",
                        (row, number) -> {
                            long experiment = row.getLong("experiment_id");
                            return row.wasNull()
                                    ? new Held(Subject.SKETCH, row.getLong("sketch_id"), row.getInt("attempts"))
                                    : new Held(Subject.EXPERIMENT, experiment, row.getInt("attempts"));
                        },
                        id)
                .stream()
                .findFirst();
    }

    List<Integer> places(long id) {
        return jdbc.query("select place from rate_curve where search_id = ?", (row, number) -> row.getInt(1), id);
    }

    void took(long id) {
        jdbc.update(
                "update rate_search set state = ?, attempts = attempts + 1 where id = ?",
                RateSearch.State.RUNNING.name(),
                id);
    }

    /** Whoever took it has ended in an orderly way, which does not count as an attempt. */
    void release(long id) {
        jdbc.update(
                "update rate_search set state = ?, attempts = attempts - 1 where id = ?",
                RateSearch.State.QUEUED.name(),
                id);
    }

    void store(long id, int place, RateCurve curve) {
        jdbc.update(
                "insert into rate_curve (search_id, place, initialization, rates, losses, blew_up, steepest, valley) values (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                place,
                curve.initialization().id(),
                Floats.toBytes(curve.rates()),
                Floats.toBytes(curve.losses()),
                curve.blewUp(),
                curve.steepest(),
                curve.valley());
    }

    void end(long id, RateSearch.State state, OffsetDateTime now, @Nullable String failure) {
        jdbc.update(
                "update rate_search set state = ?, ended_at = ?, failure = ? where id = ?",
                state.name(),
                now,
                failure,
                id);
    }

    private static float[] floats(byte[] bytes) {
        return Floats.toFloats(bytes, 0, bytes.length);
    }

    private static @Nullable Double rate(ResultSet row, String column) throws SQLException {
        double rate = row.getDouble(column);
        return row.wasNull() ? null : rate;
    }
}
