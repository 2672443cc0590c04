package dev.chainrule.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The stored weights of runs, in blocks of epochs. */
@Component
public class WeightsStore {

    private final JdbcTemplate jdbc;

    WeightsStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The weights after an epoch: layer by layer W as [inputs][outputs] row-major, then b. Empty if that epoch is not kept. */
    public Optional<float[]> at(long runId, int epoch) {
        return jdbc
                .query(
                        "select kept, weights from run_weights where run_id = ? and first_epoch <= ? and last_epoch >= ?",
                        (row, i) -> WeightsBlock.read(row.getBytes(1), row.getBytes(2))
                                .at(epoch),
                        runId,
                        epoch,
                        epoch)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** All epochs whose weights are kept, ascending. */
    public int[] keptEpochs(long runId) {
        TreeSet<Integer> kept = new TreeSet<>();
        jdbc.query(
                "select kept from run_weights where run_id = ?",
                row -> {
                    for (int epoch : Floats.toInts(row.getBytes(1))) {
                        kept.add(epoch);
                    }
                },
                runId);
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The same, with what to say about an epoch that is not among them. */
    public KeptWeights kept(long runId) {
        return new KeptWeights(runId, keptEpochs(runId));
    }

    /** Weights of several epochs at once, for pictures of a whole run: those of {@code from} to {@code to} that are kept, ascending. */
    public List<EpochWeights> between(long runId, int from, int to) {
        List<EpochWeights> found = new ArrayList<>();
        jdbc.query(
                "select kept, weights from run_weights where run_id = ? and first_epoch <= ? and last_epoch >= ? order by first_epoch",
                row -> {
                    WeightsBlock block = WeightsBlock.read(row.getBytes(1), row.getBytes(2));
                    for (int i = 0; i < block.epochs().length; i++) {
                        int epoch = block.epochs()[i];
                        if (epoch >= from && epoch <= to) {
                            found.add(new EpochWeights(epoch, block.weights(i)));
                        }
                    }
                },
                runId,
                to,
                from);
        found.sort(java.util.Comparator.comparingInt(EpochWeights::epoch));
        return found;
    }

    /** The weights of every epoch that is stored together with this one, by epoch. */
    Map<Integer, float[]> blocksWith(long runId, int epoch) {
        Map<Integer, float[]> found = new HashMap<>();
        jdbc.query(
                "select kept, weights from run_weights where run_id = ? and first_epoch <= ? and last_epoch >= ?",
                row -> {
                    WeightsBlock block = WeightsBlock.read(row.getBytes(1), row.getBytes(2));
                    for (int i = 0; i < block.epochs().length; i++) {
                        found.put(block.epochs()[i], block.weights(i));
                    }
                },
                runId,
                epoch,
                epoch);
        return found;
    }

    /** The weights of one epoch. */
    public record EpochWeights(int epoch, float[] weights) {}

    /** Whether the weights of that epoch are kept, without reading them. */
    boolean has(long runId, int epoch) {
        return jdbc
                .query(
                        "select kept from run_weights where run_id = ? and first_epoch <= ? and last_epoch >= ?",
                        (row, i) -> Floats.toInts(row.getBytes(1)),
                        runId,
                        epoch,
                        epoch)
                .stream()
                .anyMatch(kept -> Arrays.binarySearch(kept, epoch) >= 0);
    }

    /** Bytes of all stored weights of a run. */
    long bytes(long runId) {
        Long bytes = jdbc.queryForObject(
                "select coalesce(sum(octet_length(weights)), 0) from run_weights where run_id = ?", Long.class, runId);
        return bytes == null ? 0 : bytes;
    }

    /** Adds a block; within the caller's transaction. */
    void append(long runId, WeightsBlock block, boolean pinned) {
        jdbc.update(
                "insert into run_weights (run_id, first_epoch, last_epoch, pinned, kept, weights) values (?, ?, ?, ?, ?, ?)",
                runId,
                block.epochs()[0],
                block.epochs()[block.epochs().length - 1],
                pinned,
                Floats.toBytes(block.epochs()),
                block.bytes());
    }

    /** Lets go of pinned epochs that are neither best nor last any more; within the caller's transaction. */
    void unpin(long runId, int... butNot) {
        jdbc.update(
                "delete from run_weights where run_id = ? and pinned = true and first_epoch not in (?, ?)",
                runId,
                butNot.length > 0 ? butNot[0] : -1,
                butNot.length > 1 ? butNot[1] : -1);
    }
}
