package dev.chainrule.run;

import dev.chainrule.experiment.KeptEpochs;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The stored health of runs' layers: every epoch's, as long as it fits 256 KB a run (3,120 of three layers); of longer runs the
 * epochs that {@link KeptEpochs} picks, dense early. A run that diverged or was stopped ends between two of them.
 */
@Component
public class HealthLog {

    private static final long BUDGET_BYTES = DataSize.ofKilobytes(256).toBytes();

    private final JdbcTemplate jdbc;

    HealthLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Everything kept of a run so far. */
    public RunHealth of(long runId) {
        return new RunHealth(after(runId, -1));
    }

    /** What was kept of the epochs above {@code after} (−1 for all), ascending: for a page that follows a run under way. */
    public List<EpochHealth> after(long runId, int after) {
        List<EpochHealth> found = new ArrayList<>();
        jdbc.query(
                "select kept, health from run_health where run_id = ? and last_epoch > ? order by first_epoch",
                row -> {
                    found.addAll(HealthBytes.read(row.getBytes(1), row.getBytes(2)));
                },
                runId,
                after);
        found.removeIf(epoch -> epoch.epoch() <= after);
        return found;
    }

    /** Of which epochs health is kept. */
    static KeptEpochs kept(int epochs, int layers) {
        return new KeptEpochs(epochs, (long) layers * HealthBytes.FIGURES, BUDGET_BYTES);
    }

    /** Adds epochs, which follow those that are there; within the caller's transaction. */
    void append(long runId, List<EpochHealth> health) {
        if (health.isEmpty()) {
            return;
        }
        jdbc.update(
                "insert into run_health (run_id, first_epoch, last_epoch, kept, health) values (?, ?, ?, ?, ?)",
                runId,
                health.get(0).epoch(),
                health.get(health.size() - 1).epoch(),
                HealthBytes.epochs(health),
                HealthBytes.figures(health));
    }
}
