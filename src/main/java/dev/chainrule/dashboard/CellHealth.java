package dev.chainrule.dashboard;

import dev.chainrule.engine.LayerHealth;
import dev.chainrule.run.EpochHealth;
import dev.chainrule.run.RunHealth;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the layers of a cell, seen on one of its runs.
 *
 * @param seed of that run
 * @param dead a hidden layer most of whose units give 0 to every row; null for none
 * @param saturatedStart the hidden layer with most outputs at a flat end at epoch 0, from half of them on; null for none
 * @param vanishing null where gradients reach the first layer
 */
record CellHealth(
        long seed,
        @Nullable Layer dead,
        @Nullable Layer saturatedStart,
        @Nullable Vanishing vanishing) {

    private static final double MOSTLY_DEAD = .9;
    private static final double SATURATED = .5;
    private static final double VANISHED = 1e-3;

    /** @param layer from 1 */
    record Layer(int layer, double share, int sinceEpoch) {}

    /** Norms of the gradients of the first and the last layer. */
    record Vanishing(double first, double last, int epoch) {}

    static CellHealth of(long seed, RunHealth health) {
        return new CellHealth(seed, dead(health), saturated(health), vanishing(health));
    }

    private static @Nullable Layer dead(RunHealth health) {
        for (int layer = 0; layer < health.layers() - 1; layer++) {
            OptionalInt since = health.since(layer, each -> each.deadShare() >= MOSTLY_DEAD);
            if (since.isPresent()) {
                EpochHealth last = health.epochs().get(health.epochs().size() - 1);
                return new Layer(layer + 1, last.layers().get(layer).deadShare(), since.getAsInt());
            }
        }
        return null;
    }

    private static @Nullable Layer saturated(RunHealth health) {
        Layer most = null;
        for (int layer = 0; layer < health.layers() - 1; layer++) {
            double share = health.epochs().get(0).layers().get(layer).saturatedShare();
            if (share >= SATURATED && (most == null || share > most.share())) {
                most = new Layer(layer + 1, share, health.epochs().get(0).epoch());
            }
        }
        return most;
    }

    private static @Nullable Vanishing vanishing(RunHealth health) {
        if (health.layers() < 3) {
            return null;
        }
        EpochHealth last = health.epochs().get(health.epochs().size() - 1);
        List<LayerHealth> layers = last.layers();
        double first = layers.get(0).gradientNorm();
        double end = layers.get(layers.size() - 1).gradientNorm();
        return end > 0 && first < VANISHED * end ? new Vanishing(first, end, last.epoch()) : null;
    }
}
