package dev.chainrule.training;

import dev.chainrule.engine.Checkpoint;
import dev.chainrule.engine.EpochListener;
import dev.chainrule.engine.EpochResult;
import dev.chainrule.engine.Evaluation;
import dev.chainrule.experiment.KeptEpochs;
import dev.chainrule.experiment.StorageBudget;
import dev.chainrule.run.Claim;
import dev.chainrule.run.EpochBatch;
import dev.chainrule.run.EpochHealth;
import dev.chainrule.run.EpochRow;
import dev.chainrule.run.Floats;
import dev.chainrule.run.Measures;
import dev.chainrule.run.WeightsBlock;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a run's epochs and hands them on in batches, when enough time has passed or enough bytes have come together: one transaction an epoch
 * would cost more than the training of a small network. Used on the training's thread only.
 */
final class EpochRecorder implements EpochListener {

    private static final int MOST_BUFFERED_BYTES = 4 << 20;

    private final KeptEpochs kept;
    private final KeptEpochs keptHealth;
    private final StorageBudget disk;
    private final long flushNanos;
    private final LongSupplier nanoTime;
    private final Consumer<EpochBatch> write;

    private final List<EpochRow> all;
    private final List<EpochRow> pending = new ArrayList<>();
    private final List<EpochHealth> health = new ArrayList<>();
    private final List<Integer> keptEpochs = new ArrayList<>();
    private final ByteArrayOutputStream keptBytes = new ByteArrayOutputStream();
    private @Nullable EpochRow best;
    private @Nullable WeightsBlock newBest;
    private @Nullable Checkpoint last;
    private long weightsBytes;
    private long epochStart;
    private long lastFlush;

    /**
     * @param write makes a batch durable before it returns
     * @param nanoTime as {@link System#nanoTime}
     */
    EpochRecorder(Claim claim, StorageBudget disk, Duration flush, LongSupplier nanoTime, Consumer<EpochBatch> write) {
        this.kept = claim.kept();
        this.keptHealth = claim.health();
        this.disk = disk;
        this.flushNanos = flush.toNanos();
        this.nanoTime = nanoTime;
        this.write = write;
        this.all = new ArrayList<>(claim.epochs());
        this.best = claim.best();
        this.last = claim.checkpoint();
        this.weightsBytes = claim.weightsBytes();
        this.lastFlush = nanoTime.getAsLong();
        this.epochStart = lastFlush;
    }

    @Override
    public boolean wantsHealth(int epoch) {
        return keptHealth.keeps(epoch);
    }

    @Override
    public void epochEnded(EpochResult result) {
        long now = nanoTime.getAsLong();
        EpochRow row = row(result, Duration.ofNanos(now - epochStart));
        all.add(row);
        pending.add(row);
        last = result.checkpoint();
        if (!result.health().isEmpty()) {
            health.add(new EpochHealth(row.epoch(), result.health()));
        }
        boolean keep = kept.keeps(row.epoch()) && (row.epoch() == 0 || disk.hasRoom(keptBytes.size()));
        if (keep) {
            keptEpochs.add(row.epoch());
            keptBytes.writeBytes(Floats.toBytes(result.checkpoint().weights()));
        }
        if (best == null || row.measures().decidingLoss() < best.measures().decidingLoss()) {
            best = row;
            newBest = keep ? null : block(result.checkpoint());
        }
        if (now - lastFlush >= flushNanos || keptBytes.size() >= MOST_BUFFERED_BYTES) {
            write.accept(java.util.Objects.requireNonNull(take()));
            lastFlush = nanoTime.getAsLong();
        }
        epochStart = nanoTime.getAsLong();
    }

    /** What has not been handed on yet, null if nothing. */
    @Nullable
    EpochBatch take() {
        if (pending.isEmpty() || best == null || last == null) {
            return null;
        }
        WeightsBlock block = keptEpochs.isEmpty()
                ? null
                : new WeightsBlock(
                        keptEpochs.stream().mapToInt(Integer::intValue).toArray(), keptBytes.toByteArray());
        List<WeightsBlock> pinned = newBest == null ? List.of() : List.of(newBest);
        weightsBytes += keptBytes.size();
        EpochBatch batch = new EpochBatch(
                List.copyOf(pending),
                List.copyOf(health),
                block,
                best,
                pinned,
                last,
                weightsBytes + pinned.stream().mapToLong(b -> b.bytes().length).sum());
        pending.clear();
        health.clear();
        keptEpochs.clear();
        keptBytes.reset();
        newBest = null;
        return batch;
    }

    /** All epochs of the run so far, those of earlier attempts included. */
    List<EpochRow> all() {
        return all;
    }

    /** The state after the last epoch, null before epoch 0. */
    @Nullable
    Checkpoint last() {
        return last;
    }

    private static WeightsBlock block(Checkpoint checkpoint) {
        return new WeightsBlock(new int[] {checkpoint.epoch()}, Floats.toBytes(checkpoint.weights()));
    }

    private static EpochRow row(EpochResult result, Duration duration) {
        Evaluation validation = result.validation().orElse(null);
        return new EpochRow(
                result.epoch(),
                new Measures(
                        result.training().loss(),
                        validation == null ? null : validation.loss(),
                        result.training().score(),
                        validation == null ? null : validation.score()),
                result.learningRate(),
                result.gradientNorm().isPresent() ? result.gradientNorm().getAsDouble() : null,
                result.penalty(),
                duration);
    }
}
