package dev.chainrule.run.page;

import dev.chainrule.engine.Activation;
import dev.chainrule.engine.probe.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a histogram from its first to its last value, 0 among them. */
final class HistogramDrawing {

    static final int WIDTH = 300;
    static final int HEIGHT = 96;

    /** A bar at 0 that is higher than so many of the next highest is cut off: most outputs of a ReLU are 0. */
    private static final double CUT = 2;

    private final Histogram histogram;
    private final int first;
    private final int end;

    HistogramDrawing(Histogram histogram) {
        this.histogram = histogram;
        int middle = Histogram.BINS / 2;
        int first = middle;
        int end = middle;
        for (int bin = 0; bin < Histogram.BINS; bin++) {
            if (histogram.counts()[bin] > 0) {
                first = Math.min(first, bin);
                end = Math.max(end, bin + 1);
            }
        }
        this.first = end - first < 2 ? middle - 1 : first;
        this.end = end - first < 2 ? middle + 1 : end;
    }

    double low() {
        return histogram.edge(first);
    }

    double high() {
        return histogram.edge(end);
    }

    /** Values that are drawn. */
    long total() {
        long total = 0;
        for (int count : histogram.counts()) {
            total += count;
        }
        return total;
    }

    private int zeros() {
        return histogram.counts()[Histogram.BINS / 2];
    }

    private int highestBeside() {
        int highest = 0;
        for (int bin = 0; bin < Histogram.BINS; bin++) {
            highest = bin == Histogram.BINS / 2
                    ? highest
                    : Math.max(highest, histogram.counts()[bin]);
        }
        return highest;
    }

    boolean cut() {
        return highestBeside() > 0 && zeros() > CUT * highestBeside();
    }

    /** Share of all values in the bin at 0. */
    double shareAtZero() {
        return (double) zeros() / total();
    }

    /** What the full height stands for, as a share of all values. */
    double top() {
        return total() == 0 ? 0 : full() / total();
    }

    private double full() {
        return cut() ? CUT * highestBeside() : Math.max(1, Math.max(zeros(), highestBeside()));
    }

    String bars() {
        StringBuilder path = new StringBuilder();
        double width = (double) WIDTH / (end - first);
        for (int bin = first; bin < end; bin++) {
            int count = histogram.counts()[bin];
            if (count > 0) {
                double height = HEIGHT * Math.min(1, count / full());
                path.append(String.format(
                        Locale.ROOT,
                        "M%.1f %dV%.1fH%.1fV%dZ",
                        (bin - first) * width,
                        HEIGHT,
                        HEIGHT - Math.max(1, height), // a single value is to be seen
                        (bin - first + 1) * width - Math.min(1, width / 4),
                        HEIGHT));
            }
        }
        return path.toString();
    }

    double place(double value) {
        return WIDTH * Math.max(0, Math.min(1, (value - low()) / (high() - low())));
    }

    /** Where the outputs of an activation are counted as saturated. */
    List<Distributions.Flat> flats(Activation activation) {
        List<Distributions.Flat> flats = new ArrayList<>();
        below(flats, activation.flatBelow());
        above(flats, activation.flatAbove());
        return flats;
    }

    private void below(List<Distributions.Flat> flats, double edge) {
        if (low() < edge) {
            flats.add(new Distributions.Flat(0, place(edge)));
        }
    }

    private void above(List<Distributions.Flat> flats, double edge) {
        if (high() > edge) {
            flats.add(new Distributions.Flat(place(edge), WIDTH - place(edge)));
        }
    }

    /** The middle of the bin in which a share of the values lies below. */
    double quantile(double share) {
        double wanted = share * total();
        long sum = 0;
        for (int bin = 0; bin < Histogram.BINS; bin++) {
            sum += histogram.counts()[bin];
            if (sum > 0 && sum >= wanted) {
                return (histogram.edge(bin) + histogram.edge(bin + 1)) / 2;
            }
        }
        return 0;
    }
}
