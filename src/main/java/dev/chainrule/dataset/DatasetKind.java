package dev.chainrule.dataset;

import java.util.List;
import java.util.Optional;

/**
 * A kind of data set that can be trained on: a generator, a bundled file or an uploaded one.
 *
 * @param id as in definitions, for example {@code moons}; of an uploaded one {@code upload:} with its name, an @ and the first digits of
 *     its content's SHA-256, so that an id never means other data than it did
 * @param label for example "Two moons"
 * @param generated made from options and a seed, rather than read from a file
 * @param options what a generator can be made with; empty for a file
 * @param rows of a file; for a generator the standard number
 * @param features after categories have become columns of their own
 * @param classes how many classes, 0 for regression; of a generator with the standard options
 * @param image the shape of a row that is a picture, or null
 * @param description a sentence on what it is and what it teaches
 * @param source who made it, with year
 * @param licence for example "CC BY 4.0"; empty for a generator
 */
public record DatasetKind(
        String id,
        String label,
        boolean generated,
        Task task,
        List<DatasetOption> options,
        int rows,
        int features,
        int classes,
        Image image,
        String description,
        String source,
        String licence) {

    /** Pixels of a picture, row by row from the top left. */
    public record Image(int width, int height) {}

    public DatasetKind {
        options = List.copyOf(options);
    }

    /** What ids of uploaded data sets begin with. */
    public static final String UPLOADED = "upload:";

    public boolean uploaded() {
        return id.startsWith(UPLOADED);
    }

    public boolean images() {
        return image != null;
    }

    public Optional<DatasetOption> option(String name) {
        return options.stream().filter(option -> option.name().equals(name)).findFirst();
    }

    /** {@code max} for images, else {@code standard}. */
    public Scaling standardScaling() {
        return images() ? Scaling.MAX : Scaling.STANDARD;
    }
}
