package dev.chainrule.run.page;

import dev.chainrule.run.EpochRow;
import dev.chainrule.run.Wiring;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a run shows.
 *
 * @param lastEpoch −1 before the first
 * @param row of the chosen epoch; null before the first
 * @param score "Accuracy" or "R²"
 * @param shares whether scores are shares of one
 * @param since what the chosen epoch did, and which was best
 * @param inputs names of the features; empty where they are pixels
 * @param unseen rows that the network is not trained on
 * @param table some of the epochs, for reading without script
 */
record RunPage(
        long id,
        long experimentId,
        String experimentName,
        String title,
        String sub,
        Badge badge,
        @Nullable Neighbour previous,
        @Nullable Neighbour next,
        boolean cancellable,
        boolean retryable,
        boolean underWay,
        List<Notice> notices,
        int lastEpoch,
        int epochs,
        @Nullable EpochRow row,
        boolean validated,
        String score,
        boolean shares,
        double chance,
        String since,
        Look look,
        MistakePanel mistakes,
        List<EpochRow> table,
        List<Fact> settings,
        List<Fact> provenance,
        Verified verified,
        String definition,
        Wiring wiring,
        List<String> inputs,
        int unseen,
        List<LayerRow> health,
        TryIt tryIt,
        Gauge gauge,
        WeightPanel weight,
        Distributions distributions,
        Landscape landscape,
        Downloads downloads) {

    /** A run that differs in the learning rate alone. */
    record Neighbour(long id, String rate, String title) {}

    /** Something to be said before everything else. */
    record Notice(String style, String title, String text) {}

    /**
     * A term and what is said of it.
     *
     * @param hash a hash to be shown short and copied whole, or null
     */
    record Fact(String term, String text, @Nullable String hash) {

        Fact(String term, String text) {
            this(term, text, null);
        }

        public String shortHash() {
            return hash == null ? "" : hash.substring(0, 16) + "…" + hash.substring(hash.length() - 8);
        }
    }

    /**
     * What can be had as files, and how large they are.
     *
     * @param epoch of the weights of one epoch; −1 without any
     * @param all how many epochs the files of all have; 0 while the run is under way, when there are none
     */
    record Downloads(
            String metrics,
            int epoch,
            String npz,
            String safetensors,
            String raw,
            int all,
            String allNpz,
            String allSafetensors,
            String definition) {}

    /** Whether the health of any epoch was kept; it was not always. */
    public boolean healthKept() {
        return !health.isEmpty() && health.get(0).health() != null;
    }

    /** Epoch 0 is the first to be chosen, and there is none before it has been evaluated. */
    public boolean started() {
        return row != null;
    }
}
