package dev.chainrule.run.page;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.dataset.PreparedData;

/** The training rows on a plane, in the order of the split; as many as can be told apart. */
record RowsOfPlane(PreparedData data, Slice slice, int count, float least, float most) {

    /** More would cover the plane. The split has shuffled the rows, so the first stand for all. */
    private static final int MOST = 2_000;

    static RowsOfPlane of(PreparedData data, Slice slice) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (int row : data.trainingRows()) {
            least = Math.min(least, data.dataset().y()[row]);
            most = Math.max(most, data.dataset().y()[row]);
        }
        return new RowsOfPlane(data, slice, Math.min(MOST, data.trainingRows().length), least, most);
    }

    int classes() {
        return data.dataset().classes();
    }

    float x(int row) {
        return slice.x(row);
    }

    float y(int row) {
        return slice.y(row);
    }

    /** The class; for values 0 to 1, where between the smallest and the largest it lies. */
    float value(int row) {
        Dataset rows = data.dataset();
        float value = rows.y()[data.trainingRows()[row]];
        if (classes() > 0) {
            return value;
        }
        return most > least ? (value - least) / (most - least) : 0.5f;
    }
}
