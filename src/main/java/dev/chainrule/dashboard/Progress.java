package dev.chainrule.dashboard;

import dev.chainrule.web.Format;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How far an experiment is, as a bar and in words.
 *
 * @param bar done, then diverged, then what of the running ones is behind them
 * @param counts for example "134 of 150 runs done, 22 diverged, 2 running, 14 queued"
 * @param done for example "134 of 150 runs"
 * @param others what follows it, for example "2 running"; diverged runs are told apart
 * @param time for example "started 4 min ago, 1.8 s per run, about 30 s left"
 */
record Progress(List<Part> bar, String counts, String done, String diverged, List<String> others, String time) {

    /** A stretch of the bar, as the attributes of its rectangle. */
    record Part(String css, String x, String width) {}

    static Progress of(Tally tally, Stage stage, Instant createdAt, Format format) {
        List<Part> bar = new ArrayList<>();
        double at = 0;
        at = add(bar, "d", at, tally.done() - tally.diverged(), tally.runs());
        at = add(bar, "x", at, tally.diverged(), tally.runs());
        add(bar, "r", at, tally.underWay(), tally.runs());
        List<String> others = new ArrayList<>();
        count(others, tally.running(), "running", format);
        count(others, tally.queued(), "queued", format);
        count(others, tally.cancelled(), "cancelled", format);
        count(others, tally.failed(), "failed", format);
        String done = format.count(tally.done()) + " of " + format.count(tally.runs(), "run");
        String diverged = tally.diverged() == 0 ? "" : format.count(tally.diverged()) + " diverged";
        List<String> all = new ArrayList<>();
        all.add(done + " done");
        if (!diverged.isEmpty()) {
            all.add(diverged);
        }
        all.addAll(others);
        return new Progress(bar, String.join(", ", all), done, diverged, others, time(tally, stage, createdAt, format));
    }

    private static String time(Tally tally, Stage stage, Instant createdAt, Format format) {
        List<String> parts = new ArrayList<>();
        if (stage == Stage.QUEUED) {
            parts.add("queued " + format.ago(createdAt));
        } else if (tally.took().isPresent()) {
            parts.add("took " + format.duration(seconds(tally)));
        } else {
            tally.started().ifPresent(started -> parts.add("started " + format.ago(started)));
        }
        if (Double.isFinite(tally.secondsPerRun())) {
            parts.add(format.duration(tally.secondsPerRun()) + " per run");
        }
        if (Double.isFinite(tally.estimatedSecondsLeft())) {
            parts.add("about " + format.duration(tally.estimatedSecondsLeft()) + " left");
        }
        return String.join(", ", parts);
    }

    static double seconds(Tally tally) {
        return tally.took().map(span -> span.toMillis() / 1000.0).orElse(Double.NaN);
    }

    private static double add(List<Part> bar, String css, double at, double count, int runs) {
        double width = runs == 0 ? 0 : 100.0 * count / runs;
        if (count > 0) {
            bar.add(new Part(css, percent(at), percent(width)));
        }
        return at + width;
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }

    private static void count(List<String> parts, int count, String word, Format format) {
        if (count > 0) {
            parts.add(format.count(count) + " " + word);
        }
    }
}
