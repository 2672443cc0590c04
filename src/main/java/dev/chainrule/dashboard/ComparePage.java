package dev.chainrule.dashboard;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several runs at the same epoch.
 *
 * @param runs in the order in which they were asked for; fewer than two if there is nothing to compare yet
 * @param epoch that is shown
 * @param last of the run that went furthest
 * @param rows what they came to, and first what differs in their settings
 * @param parting from which epoch on they differ, in words
 * @param score head of the second chart, for example "Validation accuracy"
 * @param numbers the curves as tables
 * @param data what the script draws, as JSON
 */
record ComparePage(
        String title,
        String subtitle,
        List<Contestant> runs,
        int epoch,
        int last,
        String ids,
        SettingsOfRuns settings,
        List<SettingsOfRuns.Row> rows,
        String parting,
        String score,
        List<Numbers> numbers,
        String data) {

    static final List<String> LETTERS = List.of("A", "B", "C", "D", "E", "F", "G", "H");

    /**
     * One of the runs.
     *
     * @param css class of its colour
     * @param planar whether its boundary can be drawn
     * @param principal whether it is drawn over principal components, as its data has more than two features
     * @param shown epoch of the weights that stand for the page's; -1 where none are kept
     * @param layers units of each layer from the inputs on, for example "2-16-16-1"
     * @param wired whether its network can be drawn with each of its weights
     */
    record Contestant(
            long id,
            String letter,
            String css,
            String name,
            String badge,
            String outcome,
            String experiment,
            long experimentId,
            boolean planar,
            boolean principal,
            int shown,
            String layers,
            boolean wired,
            List<SettingsOfRuns.Same> readout) {}

    /** Whether the network of any of them is drawn. */
    public boolean wired() {
        return runs.stream().anyMatch(Contestant::wired);
    }

    /** The curves as a table, at a few epochs. */
    record Numbers(String title, List<String> epochs, List<SettingsOfRuns.Row> rows) {}

    /**
     * What the script draws.
     *
     * @param chance loss of guessing; null where it is not the same for all runs
     * @param forks where runs of one seed part
     */
    record Data(
            int epochs,
            @Nullable Double chance,
            boolean percent,
            List<Drawn> runs,
            Map<String, Rows> rows,
            List<Parting.Fork> forks) {}

    /**
     * @param label at the end of its lines
     * @param xs epochs of the values
     * @param kept epochs whose weights are kept; null if all are
     * @param plane key of the rows that lie on its plane; null where there is none
     * @param net what its network is drawn by; null where it is too large
     */
    record Drawn(
            long id,
            String label,
            String cls,
            String dash,
            boolean ended,
            int last,
            int[] xs,
            float[] tl,
            float @Nullable [] vl,
            float[] score,
            int @Nullable [] kept,
            @Nullable String plane,
            @Nullable Net net) {}

    /**
     * The shape of a network that is drawn.
     *
     * @param sizes units of each layer, the inputs first
     * @param side pixels in a row of the images that are its inputs; null for other data
     * @param flat whether the plane is that of its two inputs
     */
    record Net(List<Integer> sizes, @Nullable Integer side, boolean flat) {}

    /** @param points x, y and class, or where a value lies between the smallest and the largest */
    record Rows(int classes, List<float[]> points) {}
}
