package dev.chainrule.run.page;

import dev.chainrule.dataset.DatasetKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody can ask the network about.
 *
 * @param fields one a feature, filled with the mean of the training rows; empty for pictures, and where there are too many to fill in
 * @param image the shape of a picture that can be drawn, or null
 * @param most the largest value of a pixel
 * @param means all of them, parted by commas, where there are no fields
 * @param classes empty for values
 * @param examples how many rows of the data can be asked for
 */
record TryIt(
        List<Field> fields,
        DatasetKind.@Nullable Image image,
        double most,
        String means,
        int features,
        List<String> classes,
        int examples) {

    /** A feature and the mean of the training rows, in its own units. */
    record Field(String name, String mean) {}
}
