package dev.chainrule.dataset;

import java.util.List;
import java.util.stream.IntStream;

/** What a data set looks like, small enough for a page: a scatter of two features, or the first few images. Written to JSON as it is. */
public sealed interface DatasetPicture {

    /** Points of a scatter at most; more would hide each other. */
    int MOST_POINTS = 600;

    /**
     * Rows over two features; of more than {@link #MOST_POINTS} rows every n-th.
     *
     * @param points x, y and the class, or for regression the value, of each
     * @param classNames empty for regression
     * @param counts rows of each class, in the whole data set
     * @param range smallest and largest value of the whole data set; empty for classes
     * @param xName the feature across; where there are more than two, those two that tell most about the target
     */
    record Scatter(
            List<double[]> points,
            List<String> classNames,
            List<Integer> counts,
            List<Double> range,
            String xName,
            String yName)
            implements DatasetPicture {

        public Scatter {
            points = List.copyOf(points);
            classNames = List.copyOf(classNames);
            counts = List.copyOf(counts);
            range = List.copyOf(range);
        }

        @Override
        public Scatter atMost(int most) {
            int step = (points.size() + most - 1) / most;
            List<double[]> fewer = IntStream.range(0, points.size())
                    .filter(i -> i % step == 0)
                    .mapToObj(points::get)
                    .toList();
            return new Scatter(fewer, classNames, counts, range, xName, yName);
        }
    }

    /**
     * The first images of the data set.
     *
     * @param images pixels of each, row by row from the top left, 0 (nothing) to 1 (the brightest of the data set)
     * @param labels the class of each
     * @param counts rows of each class, in the whole data set
     */
    record Images(
            List<double[]> images,
            int width,
            int height,
            List<String> labels,
            List<String> classNames,
            List<Integer> counts)
            implements DatasetPicture {

        public Images {
            images = List.copyOf(images);
            labels = List.copyOf(labels);
            classNames = List.copyOf(classNames);
            counts = List.copyOf(counts);
        }
    }

    /** The same with every n-th point, for a small place. */
    default DatasetPicture atMost(int points) {
        return this;
    }

    static DatasetPicture of(Dataset data) {
        return data.kind().images() ? Pictures.images(data) : Pictures.scatter(data);
    }
}
