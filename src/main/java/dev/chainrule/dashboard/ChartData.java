package dev.chainrule.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the script draws, as JSON in the page; names are those of the chart module's options, and numbers have four figures.
 *
 * @param chance loss of guessing, the dotted line
 */
record ChartData(double chance, Curves curves, Last last, Groups.Drawn groups, Parallel parallel) {

    /**
     * Small multiples on common axes.
     *
     * @param most the largest x
     * @param across what x is
     * @param detail of the part that is zoomed to; null where the panels have all of it
     */
    record Curves(
            double most,
            String across,
            Axis y,
            boolean linear,
            boolean median,
            String what,
            List<Panel> panels,
            @Nullable Detail detail) {}

    /**
     * More points of a part of the curves, in place of those that the panels have there.
     *
     * @param min of the part, in units of x
     * @param panels the lines of each panel, in the order of {@link Curves#panels}
     */
    record Detail(double min, double max, List<List<Fine>> panels) {}

    /** Points of a line, named as in {@link Line}; none where there are no more. */
    record Fine(int[] xs, double[] ys, double[] low, double[] high, int[] n, double @Nullable [] smooth) {

        static final Fine NONE = new Fine(new int[0], new double[0], new double[0], new double[0], new int[0], null);
    }

    record Panel(String title, List<Line> series) {}

    /**
     * @param xs epochs
     * @param times what an epoch is on the x axis: 1, its steps or its seconds
     * @param n seeds that each value rests on
     * @param smooth drawn over {@code ys}, which are then pale; null where nothing is smoothed
     * @param weak the setting diverged
     * @param dim another cell is chosen
     */
    record Line(
            String label,
            String cls,
            String dash,
            int[] xs,
            double times,
            double[] ys,
            double[] low,
            double[] high,
            int[] n,
            double @Nullable [] smooth,
            boolean weak,
            boolean dim,
            List<Mark> marks) {}

    record Mark(String kind, int x, double y) {}

    /** Last loss by learning rate, a line for each initialization. */
    record Last(Axis x, Axis y, String what, List<Points> series) {}

    /**
     * @param xs learning rates
     * @param ys medians, infinite where most seeds are not finite
     * @param bars smallest and largest over seeds
     * @param n seeds that are done; 0 where there is no value yet
     * @param diverged of them
     * @param hollow where the setting diverged
     */
    record Points(
            String label,
            String cls,
            String dash,
            String symbol,
            double[] xs,
            double[] ys,
            Bars bars,
            int[] n,
            int[] diverged,
            boolean[] hollow,
            boolean dim) {}

    record Bars(double[] low, double[] high) {}

    /** A log axis. */
    record Axis(double min, double max) {

        /** How far above chance a line that diverged may stretch an axis. */
        private static final double MOST_TIMES_CHANCE = 100;

        private static final double LEAST_SHARE_OF_CHANCE = 1e-6;

        /** Holds the values that are finite; cut where a diverged one would press all others flat. */
        static Axis of(double smallest, double largest, double chance) {
            double low = Math.min(chance, Math.max(smallest, chance * LEAST_SHARE_OF_CHANCE)) / 1.3;
            double high = Math.max(chance, Math.min(largest, chance * MOST_TIMES_CHANCE)) * 1.3;
            return new Axis(RoundNumbers.fourFigures(low), RoundNumbers.fourFigures(high));
        }

        /** From 0; cut where a diverged line would press all others flat. */
        static Axis linear(double largest, double chance) {
            return new Axis(0, RoundNumbers.fourFigures(Math.max(chance, Math.min(largest, 3 * chance)) * 1.05));
        }

        boolean cuts(double smallest, double largest) {
            return smallest < min || largest > max;
        }
    }
}
