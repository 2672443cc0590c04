package dev.chainrule.dataset;

/** Where the rows of one kind come from. */
public interface DatasetSource {

    DatasetKind kind();

    /** Makes or reads the rows; the caller keeps them. {@code spec} has been checked. */
    Dataset load(DatasetSpec spec);
}
