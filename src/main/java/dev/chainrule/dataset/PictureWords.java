package dev.chainrule.dataset;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** Says in words what a picture of a data set shows. */
final class PictureWords {

    private PictureWords() {}

    /** "3 classes", or "a value, 25 to 346". */
    static String predicts(DatasetPicture picture) {
        if (picture instanceof DatasetPicture.Scatter scatter
                && scatter.classNames().isEmpty()) {
            List<Double> range = scatter.range();
            return "a value, %s to %s".formatted(number(range.get(0)), number(range.get(1)));
        }
        return classNames(picture).size() + " classes";
    }

    /** The text alternative of the drawing. */
    static String alt(DatasetPicture picture) {
        if (picture instanceof DatasetPicture.Images images) {
            return String.format(
                    Locale.ROOT,
                    "Images of %d by %d pixels, beginning with %s",
                    images.width(),
                    images.height(),
                    String.join(
                            ", ",
                            images.labels()
                                    .subList(0, Math.min(6, images.labels().size()))));
        }
        DatasetPicture.Scatter scatter = (DatasetPicture.Scatter) picture;
        String of = scatter.classNames().isEmpty()
                ? "rows shaded by value"
                : "rows of " + String.join(", ", scatter.classNames());
        return "Scatter of %s across and %s up, %s".formatted(plain(scatter.xName()), plain(scatter.yName()), of);
    }

    /** What the drawing cannot say: its axes with their ranges, or the labels of its images. */
    static String caption(DatasetPicture picture) {
        if (picture instanceof DatasetPicture.Images images) {
            return "Labels, line by line: " + String.join(" ", images.labels());
        }
        DatasetPicture.Scatter scatter = (DatasetPicture.Scatter) picture;
        return "Across: %s. Up: %s.".formatted(axis(scatter, 0, scatter.xName()), axis(scatter, 1, scatter.yName()));
    }

    private static String axis(DatasetPicture.Scatter scatter, int axis, String name) {
        DoubleSummaryStatistics values =
                scatter.points().stream().mapToDouble(point -> point[axis]).summaryStatistics();
        return "%s, %s to %s".formatted(plain(name), number(values.getMin()), number(values.getMax()));
    }

    static List<String> classNames(DatasetPicture picture) {
        return picture instanceof DatasetPicture.Images images
                ? images.classNames()
                : ((DatasetPicture.Scatter) picture).classNames();
    }

    /** A column's name as words: "petal length cm". */
    static String plain(String name) {
        return name.replace('_', ' ');
    }

    private static String number(double value) {
        String text = value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, Math.abs(value) < .1 ? "%.4f" : "%.2f", value);
        return text.replace('-', '−');
    }
}
