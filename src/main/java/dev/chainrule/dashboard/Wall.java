package dev.chainrule.dashboard;

import dev.chainrule.dashboard.Statistics.Spread;
import dev.chainrule.dashboard.ViewState.Show;
import dev.chainrule.engine.Initialization;
import dev.chainrule.run.RunStatus;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The wall as the page shows it: rows initializations, columns learning rates.
 *
 * @param metrics what the cells can show
 * @param kept parameters that choosing a cell does not change
 * @param thumbnails what the pictures are; null without
 * @param modes values or pictures in the cells; empty where there are no pictures
 * @param several whether cells are added to each other when they are chosen
 * @param wide whether there are more columns than a page is wide
 * @param notDone whether any run was cancelled or failed
 * @param framed by what the framed cell is the best, for example "training loss"; null where none is framed
 * @param divergedRule when a run counts as diverged, with its numbers
 */
record Wall(
        List<Choice> metrics,
        String worstEnd,
        String bestEnd,
        List<String> learningRates,
        List<Row> rows,
        Map<String, String> kept,
        List<Choice> modes,
        @Nullable Thumbnails thumbnails,
        Choice several,
        boolean wide,
        boolean notDone,
        @Nullable String framed,
        String divergedRule) {

    /** More columns than this do not fit beside each other. */
    private static final int FITTING = 10;

    /** More seeds than this are counted in words rather than drawn. */
    private static final int MOST_MARKS = 10;

    /** One of several things to choose; the address that chooses it. */
    record Choice(String label, String query, boolean chosen) {}

    record Row(String initialization, List<Square> cells) {}

    /**
     * A cell as it is drawn.
     *
     * @param press the value that pressing it sends: its key, or nothing to let go
     * @param css classes for its colour and state
     * @param text the large line
     * @param marks a class for each seed; empty where there are too many
     * @param side the small line
     * @param spoken all of it in words
     * @param picture the run whose picture stands for the cell: the one nearest the median; null for none
     */
    record Square(
            String key,
            String press,
            String css,
            String text,
            List<String> marks,
            String side,
            String spoken,
            boolean chosen,
            boolean best,
            @Nullable Long picture) {}

    static Wall of(Grid grid, Reading reading, List<Choice> metrics, ViewState view, Setup setup, Format format) {
        Optional<Cell> best = reading.best(grid);
        List<Row> rows = new ArrayList<>();
        for (List<Cell> cells : grid.rows()) {
            Initialization initialization =
                    grid.initializations().get(cells.get(0).row());
            List<Square> squares = new ArrayList<>();
            for (Cell cell : cells) {
                String setting = initialization.label() + ", learning rate "
                        + format.rate(grid.learningRates().get(cell.column()));
                squares.add(square(
                        cell, setting, reading, view, best.filter(cell::equals).isPresent()));
            }
            rows.add(new Row(initialization.label(), squares));
        }
        Map<String, String> kept = view.with(view.cells().cleared()).choices();
        return new Wall(
                metrics,
                reading.worstEnd(),
                reading.bestEnd(),
                grid.learningRates().stream().map(format::rate).toList(),
                rows,
                kept,
                modes(view, setup),
                Thumbnails.of(view.show(), setup),
                new Choice(
                        "Pick several",
                        view.with(view.cells().several(!view.cells().several())).query(),
                        view.cells().several()),
                grid.learningRates().size() > FITTING,
                grid.cells().stream()
                        .flatMap(cell -> cell.runs().stream())
                        .anyMatch(run -> run.status().ended() && !run.done()),
                best.isPresent() ? lower(reading.label()) : null,
                "the loss is not finite, or ends above where it started and above %s (1.5 × chance)"
                        .formatted(format.number(1.5 * setup.chance())));
    }

    /** The boundary is drawn over a plane, so the data must have two features or more. */
    private static List<Choice> modes(ViewState view, Setup setup) {
        if (setup.features() < 2) {
            return List.of();
        }
        List<Choice> modes = new ArrayList<>();
        modes.add(mode("Values", Show.VALUES, view));
        modes.add(mode(
                setup.images() ? "Confusion" : setup.classes() > 0 ? "Boundaries" : "Predictions",
                Show.PICTURES,
                view));
        if (setup.images()) {
            modes.add(mode("Worst images", Show.WORST, view));
        }
        return modes;
    }

    private static Choice mode(String label, Show show, ViewState view) {
        return new Choice(label, view.with(show).query(), view.show() == show);
    }

    /** The finished run whose value is nearest the cell's median. */
    private static @Nullable Long picture(Cell cell, Reading reading) {
        double median = reading.spread(cell).median();
        return cell.done().stream()
                .min(Comparator.comparingDouble(run -> {
                    double distance = Math.abs(reading.value().applyAsDouble(run) - median);
                    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
                }))
                .map(RunFacts::id)
                .orElse(null);
    }

    private static Square square(Cell cell, String setting, Reading reading, ViewState view, boolean best) {
        int done = cell.done().size();
        boolean chosen = view.cells().has(cell.key());
        boolean dimmed = !view.cells().shows(cell.key());
        Spread spread = reading.spread(cell);
        String colour;
        String text;
        String side;
        String said;
        if (done == 0) {
            colour = "wait";
            text = waiting(cell);
            side = "";
            said = text;
        } else if (reading.metric() == Metric.DIVERGED_SHARE) {
            colour = cell.mostlyDiverged() ? "x" : "v" + reading.scale().step(cell.divergedShare());
            text = reading.words().of(cell.divergedShare());
            side = cell.diverged() + " of " + done;
            said = "diverged in %d of %d seeds".formatted(cell.diverged(), done);
        } else if (cell.mostlyDiverged()) {
            colour = "x";
            text = "diverged";
            side = cell.diverged() + " of " + done;
            said = "diverged in %d of %d seeds".formatted(cell.diverged(), done);
        } else {
            colour = "v" + reading.scale().step(spread.median());
            text = reading.words().of(spread.median());
            side = reading.range(spread);
            said = "median %s %s, from %s to %s"
                    .formatted(
                            lower(reading.label()),
                            text,
                            reading.words().of(spread.smallest()),
                            reading.words().of(spread.largest()));
        }
        List<String> marks = cell.runs().stream().map(Wall::mark).toList();
        return new Square(
                cell.key().toString(),
                view.cells().pressing(cell.key()).text(),
                "cell " + colour + (dimmed ? " dim" : "") + (best ? " best" : ""),
                text,
                marks.size() > MOST_MARKS ? List.of() : marks,
                side,
                "%s: %s, %d of %d seeds done%s"
                        .formatted(setting, said, done, cell.runs().size(), best ? ", best median" : ""),
                chosen,
                best,
                view.show() == Show.VALUES ? null : picture(cell, reading));
    }

    private static String waiting(Cell cell) {
        for (RunStatus status : List.of(RunStatus.RUNNING, RunStatus.QUEUED, RunStatus.FAILED, RunStatus.CANCELLED)) {
            if (cell.runs().stream().anyMatch(run -> run.status() == status)) {
                return status.name().toLowerCase(java.util.Locale.ROOT);
            }
        }
        return "no run";
    }

    private static String mark(RunFacts run) {
        return switch (run.status()) {
            case FINISHED, DIVERGED -> run.diverged() ? "x" : "d";
            case RUNNING -> "r";
            case QUEUED -> "q";
            case CANCELLED, FAILED -> "c";
        };
    }

    static String capital(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    /** "Validation R²" keeps its R, "L2 penalty" its L. */
    static String lower(String label) {
        boolean symbol = label.length() > 1 && Character.isDigit(label.charAt(1));
        return symbol ? label : label.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + label.substring(1);
    }
}
