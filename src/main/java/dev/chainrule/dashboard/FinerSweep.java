package dev.chainrule.dashboard;

import dev.chainrule.engine.Initialization;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A sweep of more learning rates around some cells of a wall, for the form of a new experiment. */
final class FinerSweep {

    private static final int RATES = 7;

    /** Beyond the wall's edge there is no neighbour to go half way to. */
    private static final double STEP_OF_A_LONE_RATE = 10;

    private static final double SMALLEST = 1e-9;
    private static final double LARGEST = 1e6;
    private static final int LONGEST_NAME = 200;

    private FinerSweep() {}

    /**
     * Rates with equal factors between them, from half way (on the log scale) to the rate below the chosen ones to half way to the one
     * above, to two figures.
     *
     * @param rates ascending
     * @param first the smallest chosen one's place
     * @param last the largest chosen one's place
     */
    static List<BigDecimal> rates(List<Double> rates, int first, int last) {
        int end = rates.size() - 1;
        double below = first > 0
                ? rates.get(first) / rates.get(first - 1)
                : end > 0 ? rates.get(1) / rates.get(0) : STEP_OF_A_LONE_RATE;
        double above = last < end
                ? rates.get(last + 1) / rates.get(last)
                : end > 0 ? rates.get(end) / rates.get(end - 1) : STEP_OF_A_LONE_RATE;
        double low = Math.max(SMALLEST, rates.get(first) / Math.sqrt(below));
        double high = Math.min(LARGEST, rates.get(last) * Math.sqrt(above));
        return spaced(low, high, RATES);
    }

    /** Rates with equal factors from one to another, both among them, as the form takes them. */
    static String between(double low, double high) {
        return text(spaced(low, high, RATES));
    }

    /** As the form takes them. */
    static String text(List<BigDecimal> rates) {
        return rates.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(", "));
    }

    private static List<BigDecimal> spaced(double low, double high, int count) {
        List<BigDecimal> finer = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double rate = low * Math.pow(high / low, i / (count - 1.0));
            BigDecimal rounded = new BigDecimal(rate).round(new MathContext(2)).stripTrailingZeros();
            if (finer.stream().noneMatch(known -> known.compareTo(rounded) == 0)) {
                finer.add(rounded);
            }
        }
        return finer;
    }

    /** What the address of the form says to vary around the chosen cells, of which there is at least one. */
    static String query(LoadedExperiment loaded) {
        Grid grid = loaded.grid();
        CellChoice cells = loaded.view().cells();
        int[] columns = cells.columns();
        List<BigDecimal> rates = rates(grid.learningRates(), columns[0], columns[columns.length - 1]);
        List<Initialization> initializations = Arrays.stream(cells.rows())
                .mapToObj(grid.initializations()::get)
                .toList();
        StringBuilder query = new StringBuilder("?from=" + loaded.id());
        if (loaded.facets().count() > 1) {
            query.append("&setting=").append(loaded.facet());
        }
        add(query, "name", named(loaded.experiment().name(), rates));
        add(query, "sweep.learningRates", text(rates));
        initializations.forEach(each -> add(query, "sweep.initializations", each.id()));
        return query.toString();
    }

    /** Five rates in steps of half a decade with one in their middle, to two figures. */
    static List<BigDecimal> around(double rate) {
        return spaced(Math.max(SMALLEST, rate / 10), Math.min(LARGEST, rate * 10), 5);
    }

    /**
     * What the address of the form says to sweep around a rate that was suggested for these initializations.
     *
     * @param filled what fills the rest of the form, for example "?from=3"
     */
    static String query(String filled, String name, double rate, List<Initialization> initializations) {
        List<BigDecimal> rates = around(rate);
        StringBuilder query = new StringBuilder(filled);
        add(query, "name", named(name, rates));
        add(query, "sweep.learningRates", text(rates));
        initializations.forEach(each -> add(query, "sweep.initializations", each.id()));
        return query.toString();
    }

    /** What the address of the form says to have a finding's changes in it. */
    static String query(LoadedExperiment loaded, Finding.Attempt attempt) {
        StringBuilder query = new StringBuilder(copy(loaded));
        attempt.fields().forEach((field, texts) -> texts.forEach(text -> add(query, field, text)));
        return query.toString();
    }

    /** The form filled with the setting that is shown. */
    private static String copy(LoadedExperiment loaded) {
        String setting = loaded.facets().count() > 1 ? "&setting=" + loaded.facet() : "";
        return "?from=" + loaded.id() + setting;
    }

    private static String named(String name, List<BigDecimal> rates) {
        String longer = "%s, lr %s to %s"
                .formatted(
                        name,
                        rates.get(0).toPlainString(),
                        rates.get(rates.size() - 1).toPlainString());
        return longer.length() <= LONGEST_NAME ? longer : name;
    }

    private static void add(StringBuilder query, String field, String value) {
        query.append('&').append(field).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
