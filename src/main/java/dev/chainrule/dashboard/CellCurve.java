package dev.chainrule.dashboard;

import dev.chainrule.dashboard.Statistics.LogMean;
import dev.chainrule.dashboard.Statistics.Quartiles;
import dev.chainrule.dashboard.Statistics.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A loss of a cell by epoch: mean over its seeds on the log scale and the 95 % interval of that mean, and median and quartiles where what is
 * not finite counts as infinite. All arrays of one length. Computed from every epoch; what is kept are enough of them to draw.
 *
 * @param epochs ascending
 * @param count on how many seeds each mean rests
 * @param smooth moving mean of {@code mean} on the log scale, over {@link #smoothedOver} epochs
 * @param smoothMedian the same of {@code median}
 * @param seeds that the medians rest on
 * @param mark where the seeds diverged, if most did
 */
record CellCurve(
        int[] epochs,
        float[] mean,
        float[] low,
        float[] high,
        int[] count,
        float[] median,
        float[] firstQuartile,
        float[] thirdQuartile,
        float[] smooth,
        float[] smoothMedian,
        int seeds,
        @Nullable Mark mark) {

    private static final int BUCKETS = 60;

    /** From where on things went wrong: a cross where the first value is not finite, else a diamond where the loss stays above its start. */
    record Mark(boolean notFinite, int epoch, float loss) {}

    /** Epochs from one to another, both among them. */
    record Stretch(int from, int to) {}

    /** All of it, as {@link #of(List, Cell, Stretch)} makes a part. */
    static CellCurve of(List<float[]> losses, Cell cell) {
        return of(losses, cell, null);
    }

    /**
     * The mean ends where fewer than half of the seeds are finite, as the few that are left speak for themselves alone.
     *
     * @param losses of each seed by epoch; they may end at different epochs
     * @param cell whose runs they are, for the mark
     * @param only the epochs to keep; of fewer epochs more can be kept. Null for all
     */
    static CellCurve of(List<float[]> losses, Cell cell, @Nullable Stretch only) {
        int length = losses.stream().mapToInt(loss -> loss.length).max().orElse(0);
        LogMean[] means = new LogMean[length];
        Quartiles[] quartiles = new Quartiles[length];
        double[] medians = new double[length];
        double[] middle = new double[length];
        double[] values = new double[losses.size()];
        int end = 0;
        for (; end < length; end++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = end < losses.get(i).length ? losses.get(i)[end] : Double.NaN;
            }
            means[end] = Statistics.logMean(values);
            if (means[end].count() * 2 < values.length || means[end].count() == 0) {
                break;
            }
            middle[end] = means[end].mean();
            quartiles[end] = Statistics.quartiles(values);
            medians[end] = quartiles[end].median();
        }
        middle = Arrays.copyOf(middle, end);
        medians = Arrays.copyOf(medians, end);
        int[] kept = only == null
                ? places(middle, medians, cell)
                : places(middle, medians, Math.min(end, Math.max(0, only.from())), Math.min(end, only.to() + 1));
        float[] mean = new float[kept.length];
        float[] low = new float[kept.length];
        float[] high = new float[kept.length];
        int[] count = new int[kept.length];
        for (int i = 0; i < kept.length; i++) {
            LogMean at = means[kept[i]];
            mean[i] = (float) at.mean();
            low[i] = (float) at.low();
            high[i] = (float) at.high();
            count[i] = at.count();
        }
        int half = smoothedOver(
                        cell.runs().stream().mapToInt(RunFacts::epochs).max().orElse(0))
                / 2;
        return new CellCurve(
                kept,
                mean,
                low,
                high,
                count,
                picked(kept, place -> quartiles[place].median()),
                picked(kept, place -> quartiles[place].low()),
                picked(kept, place -> quartiles[place].high()),
                picked(kept, at(Statistics.smooth(middle, half))),
                picked(kept, at(Statistics.smooth(medians, half))),
                losses.size(),
                mark(cell, middle, end));
    }

    /** A twentieth of the epochs, an odd number, at least 3. */
    static int smoothedOver(int epochs) {
        return Math.max(1, epochs / 40) * 2 + 1;
    }

    private static IntToDoubleFunction at(double[] values) {
        return place -> values[place];
    }

    private static float[] picked(int[] places, IntToDoubleFunction value) {
        float[] picked = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = (float) value.applyAsDouble(places[i]);
        }
        return picked;
    }

    /** Those to draw, and those that the table beside the chart shows. */
    private static int[] places(double[] means, double[] medians, Cell cell) {
        IntStream drawn = IntStream.concat(
                Arrays.stream(Reduction.places(means, BUCKETS)), Arrays.stream(Reduction.places(medians, BUCKETS)));
        IntStream listed = cell.runs().stream()
                .limit(1)
                .flatMapToInt(run -> Arrays.stream(keyEpochs(run.epochs())))
                .filter(epoch -> epoch < means.length);
        return IntStream.concat(drawn, listed).sorted().distinct().toArray();
    }

    /** Those to draw of the epochs in [from, to). */
    private static int[] places(double[] means, double[] medians, int from, int to) {
        if (from >= to) {
            return new int[0];
        }
        return IntStream.concat(
                        Arrays.stream(Reduction.places(Arrays.copyOfRange(means, from, to), BUCKETS)),
                        Arrays.stream(Reduction.places(Arrays.copyOfRange(medians, from, to), BUCKETS)))
                .map(place -> place + from)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Six epochs from the first to the last, spaced as the square of their number: dense early, where things happen. */
    static int[] keyEpochs(int epochs) {
        return IntStream.rangeClosed(0, 5)
                .map(k -> (int) ((long) epochs * k * k / 25))
                .distinct()
                .toArray();
    }

    private static @Nullable Mark mark(Cell cell, double[] means, int end) {
        if (!cell.mostlyDiverged() || end == 0) {
            return null;
        }
        List<RunFacts> diverged =
                cell.done().stream().filter(RunFacts::diverged).toList();
        Spread since = Statistics.spread(
                diverged.stream()
                        .mapToDouble(run -> run.divergedEpoch() == null ? run.lastEpoch() : run.divergedEpoch())
                        .toArray(),
                0);
        int epoch = (int) Math.floor(since.median());
        int drawn = Math.max(0, Math.min(end - 1, epoch));
        return new Mark(diverged.stream().anyMatch(RunFacts::notFinite), epoch, (float) means[drawn]);
    }

    int length() {
        return epochs.length;
    }

    /** Whether epochs of a stretch were left out when this was reduced. */
    boolean thins(Stretch stretch) {
        for (int i = 1; i < epochs.length; i++) {
            if (epochs[i] - epochs[i - 1] > 1 && epochs[i - 1] < stretch.to() && epochs[i] > stretch.from()) {
                return true;
            }
        }
        return false;
    }

    /** The kept place of an epoch; negative if it is not kept or the curve has ended before. */
    int placeOf(int epoch) {
        return Arrays.binarySearch(epochs, epoch);
    }
}
