package dev.chainrule.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** The stored epochs of runs: plain rows, and of runs that have ended also their curves in one piece. */
@Component
public class Epochs {

    private static final RowMapper<EpochRow> ROW = (row, i) -> new EpochRow(
            row.getInt("epoch"),
            new Measures(
                    row.getDouble("training_loss"),
                    row.getObject("validation_loss", Double.class),
                    row.getDouble("training_score"),
                    row.getObject("validation_score", Double.class)),
            row.getDouble("learning_rate"),
            row.getObject("gradient_norm", Double.class),
            row.getObject("penalty", Double.class),
            Duration.ofNanos(row.getLong("nanos")));

    private final JdbcTemplate jdbc;

    Epochs(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Epochs above {@code after} (−1 for all) in order, at most {@code limit}. */
    public List<EpochRow> after(long runId, int after, int limit) {
        return jdbc.query(
                "select * from run_epoch where run_id = ? and epoch > ? order by epoch limit ?",
                ROW,
                runId,
                after,
                limit);
    }

    /** The given epochs, as far as they are there, in order. */
    public List<EpochRow> of(long runId, Collection<Integer> epochs) {
        if (epochs.isEmpty()) {
            return List.of();
        }
        String places = String.join(",", Collections.nCopies(epochs.size(), "?"));
        List<Object> arguments = new ArrayList<>(List.of(runId));
        arguments.addAll(epochs);
        return jdbc.query(
                "select * from run_epoch where run_id = ? and epoch in (%s) order by epoch".formatted(places),
                ROW,
                arguments.toArray());
    }

    /** The curves of one run so far. */
    public Curve curve(long runId) {
        List<EpochRow> rows = after(runId, -1, Integer.MAX_VALUE);
        return CurveBytes.of(rows);
    }

    /** The curves of every run of an experiment that has any epochs, by run id. */
    public Map<Long, Curve> curves(long experimentId) {
        Map<Long, Curve> curves = new LinkedHashMap<>();
        jdbc.query(
                """
                select c.run_id, c.curve from run_curve c join run r on r.id = c.run_id
                where r.experiment_id = ? order by r.ordinal""",
                row -> {
                    curves.put(row.getLong(1), CurveBytes.read(row.getBytes(2)));
                },
                experimentId);
        jdbc.queryForList("""
                        select r.id from run r where r.experiment_id = ? and r.last_epoch >= 0
                        and not exists (select 1 from run_curve c where c.run_id = r.id) order by r.ordinal""", Long.class, experimentId).forEach(id -> curves.put(id, curve(id)));
        return curves;
    }

    /** The curves of those of the runs that have any epochs, by run id. */
    public Map<Long, Curve> curves(Collection<Long> runIds) {
        Map<Long, Curve> curves = new LinkedHashMap<>();
        if (runIds.isEmpty()) {
            return curves;
        }
        String places = String.join(", ", Collections.nCopies(runIds.size(), "?"));
        jdbc.query(
                "select run_id, curve from run_curve where run_id in (" + places + ")",
                row -> {
                    curves.put(row.getLong(1), CurveBytes.read(row.getBytes(2)));
                },
                runIds.toArray());
        for (long id : runIds) {
            if (!curves.containsKey(id)) {
                Curve curve = curve(id);
                if (curve.length() > 0) {
                    curves.put(id, curve);
                }
            }
        }
        return curves;
    }

    /** Adds epochs; within the caller's transaction. */
    void append(long runId, List<EpochRow> rows) {
        jdbc.batchUpdate("""
                insert into run_epoch (run_id, epoch, training_loss, validation_loss, training_score, validation_score,
                    learning_rate, gradient_norm, penalty, nanos) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows, rows.size(), (statement, row) -> {
            statement.setLong(1, runId);
            statement.setInt(2, row.epoch());
            setDouble(statement, 3, row.measures().trainingLoss());
            setDouble(statement, 4, row.measures().validationLoss());
            setDouble(statement, 5, row.measures().trainingScore());
            setDouble(statement, 6, row.measures().validationScore());
            statement.setDouble(7, row.learningRate());
            setDouble(statement, 8, row.gradientNorm());
            setDouble(statement, 9, row.penalty());
            statement.setLong(10, row.duration().toNanos());
        });
    }

    /** Lets go of the curve of a run that goes on; within the caller's transaction. */
    void forgetCurve(long runId) {
        jdbc.update("delete from run_curve where run_id = ?", runId);
    }

    /** Keeps a run's curve, of which there is none, beside its rows; within the caller's transaction. */
    void store(long runId, Curve curve) {
        jdbc.update(
                "insert into run_curve (run_id, epochs, curve) values (?, ?, ?)",
                runId,
                curve.length() - 1,
                CurveBytes.write(curve));
    }

    private static void setDouble(java.sql.PreparedStatement statement, int index, @Nullable Double value)
            throws java.sql.SQLException {
        if (value == null) {
            statement.setNull(index, java.sql.Types.DOUBLE);
        } else {
            statement.setDouble(index, value);
        }
    }
}
