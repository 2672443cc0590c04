package dev.chainrule.run.page;

import dev.chainrule.run.KeptWeights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the network sees the training rows at the chosen epoch.
 *
 * @param plane null for data with a single feature
 * @param classNames empty for values
 * @param features the names to choose from where the plane can be laid along two of them; empty where there is no choice
 * @param axes those chosen; null for the principal components, or where there is no choice
 * @param xName what grows to the right
 * @param yName what grows upwards
 * @param note what has to be known to read the picture, or null
 * @param shown the epoch of the picture: the chosen one, or the one before it whose weights are kept; −1 without any
 * @param kept the epochs that can be looked at
 * @param allKept whether that is every epoch so far
 * @param frame null without weights
 * @param rows training rows
 * @param points of the plane as JSON, [[x, y, class or share of the range], …]; null without a plane
 * @param version part of the addresses of pictures, so that they may be kept
 */
record Look(
        @Nullable Plane plane,
        List<String> classNames,
        List<String> features,
        Slice.@Nullable Axes axes,
        String xName,
        String yName,
        @Nullable String note,
        int shown,
        KeptWeights kept,
        boolean allKept,
        @Nullable Frame frame,
        int rows,
        int drawn,
        @Nullable String points,
        String least,
        String most,
        String version) {

    public boolean planar() {
        return plane != null;
    }

    public boolean choice() {
        return !features.isEmpty();
    }

    /** Part of the addresses of pictures: "&x=0&y=2" or nothing. */
    public String axesQuery() {
        return axes == null ? "" : "&x=%d&y=%d".formatted(axes.x(), axes.y());
    }

    public boolean values() {
        return classNames.isEmpty();
    }

    public boolean counted() {
        return frame != null && frame.confusion() != null;
    }

    public int wrong() {
        return frame == null ? 0 : frame.wrong().length;
    }

    /** The kept epochs as the page's script reads them; empty if all are. */
    public String keptList() {
        return allKept
                ? ""
                : java.util.Arrays.stream(kept.epochs())
                        .mapToObj(Integer::toString)
                        .collect(java.util.stream.Collectors.joining(","));
    }

    /** Rows of a class that are taken for another. */
    public int missed(int own) {
        int[][] confusion = frame == null ? null : frame.confusion();
        if (confusion == null) {
            return 0;
        }
        int missed = 0;
        for (int taken = 0; taken < confusion.length; taken++) {
            missed += taken == own ? 0 : confusion[own][taken];
        }
        return missed;
    }

    /** Rows of a class. */
    public int of(int own) {
        int[][] confusion = frame == null ? null : frame.confusion();
        return confusion == null ? 0 : java.util.Arrays.stream(confusion[own]).sum();
    }
}
