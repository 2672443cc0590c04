package dev.chainrule.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search for a learning rate as its page shows it.
 *
 * @param name of the experiment, or of what is in the form
 * @param self its own address
 * @param back address of the experiment, or of the form
 * @param sketch whether there is no experiment yet, and the search came from the form
 * @param asked whether there is a search at all
 * @param underWay whether it waits or is being performed
 * @param failure null unless it failed
 * @param settings what the range tests were made with that the experiment varies, for example "seed 0, momentum 0.9"
 * @param drawn what the script draws, as JSON
 * @param all around what suits all initializations; null unless more than one has a suggestion
 */
record RatesPage(
        String name,
        String self,
        String back,
        boolean sketch,
        boolean asked,
        boolean underWay,
        @Nullable String failure,
        String settings,
        int initializations,
        List<Row> rows,
        @Nullable Around all,
        String drawn) {

    /** Whether there is a suggestion to read from the picture. */
    public boolean suggested() {
        return rows.stream().anyMatch(row -> row.around() != null);
    }

    /**
     * @param colour class of its line
     * @param mark of its suggestion, as the chart module names it
     * @param loss from where to where it fell, smoothed
     * @param end where it blew up, or that it did not
     * @param reason why there is no suggestion; null if there is one
     */
    record Row(
            String name,
            String colour,
            String mark,
            String loss,
            String steepest,
            String valley,
            String end,
            @Nullable String reason,
            @Nullable Around around) {}

    /**
     * A sweep around a suggestion.
     *
     * @param rates for example "0.01, 0.032, 0.1, 0.32, 1"
     * @param query of the form's address
     */
    record Around(String rate, String rates, String query) {}

    /** What the script draws. */
    record Drawn(List<Line> lines) {}

    /**
     * @param end the last loss is where it blew up, beyond what the axis has to hold
     * @param at place of the suggestion among the rates; -1 if there is none
     */
    record Line(String label, String cls, String dash, String mark, double[] xs, double[] ys, boolean end, int at) {}
}
