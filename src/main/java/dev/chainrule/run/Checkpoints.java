package dev.chainrule.run;

import dev.chainrule.engine.Checkpoint;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What runs under way continue from, one a run; writes are within the caller's transaction. */
@Component
class Checkpoints {

    private final JdbcTemplate jdbc;

    Checkpoints(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Checkpoint> of(long runId) {
        return jdbc
                .query(
                        "select epoch, weights, optimizer_state from run_checkpoint where run_id = ?",
                        (row, i) -> new Checkpoint(row.getInt(1), floats(row.getBytes(2)), floats(row.getBytes(3))),
                        runId)
                .stream()
                .findFirst();
    }

    void store(long runId, Checkpoint checkpoint) {
        byte[] weights = Floats.toBytes(checkpoint.weights());
        byte[] state = Floats.toBytes(checkpoint.optimizerState());
        int updated = jdbc.update(
                "update run_checkpoint set epoch = ?, weights = ?, optimizer_state = ? where run_id = ?",
                checkpoint.epoch(),
                weights,
                state,
                runId);
        if (updated == 0) {
            jdbc.update(
                    "insert into run_checkpoint (run_id, epoch, weights, optimizer_state) values (?, ?, ?, ?)",
                    runId,
                    checkpoint.epoch(),
                    weights,
                    state);
        }
    }

    void forget(long runId) {
        jdbc.update("delete from run_checkpoint where run_id = ?", runId);
    }

    private static float[] floats(byte[] bytes) {
        return Floats.toFloats(bytes, 0, bytes.length);
    }
}
