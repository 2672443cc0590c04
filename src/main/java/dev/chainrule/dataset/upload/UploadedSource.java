package dev.chainrule.dataset.upload;

import dev.chainrule.dataset.Dataset;
import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.DatasetSource;
import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.upload.Conversion.Converted;
import java.util.function.Function;

/**
 * An uploaded kind; its rows are read from the stored file whenever they are needed.
 *
 * @param file the stored bytes by id
 */
record UploadedSource(DatasetKind kind, Choices choices, Function<String, byte[]> file) implements DatasetSource {

    @Override
    public Dataset load(DatasetSpec spec) {
        Converted made = Conversion.of(FileText.of(file.apply(kind.id())), choices);
        if (!made.troubles().isEmpty()) {
            throw new IllegalStateException("The stored file of %s cannot be read as it was: %s"
                    .formatted(kind.id(), made.troubles().get(0).message()));
        }
        return new Dataset(
                kind, spec, made.rows(), made.features().size(), made.x(), made.y(), made.features(), made.classes());
    }
}
