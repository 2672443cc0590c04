package dev.chainrule.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All data sets there are. Safe for any thread. */
@Component
public class Datasets {

    /** Every kind, generators first, in the order that a form offers them. */
    public List<DatasetKind> kinds() {
        throw new UnsupportedOperationException();
    }

    public Optional<DatasetKind> kind(String id) {
        throw new UnsupportedOperationException();
    }

    /**
     * A spec with all options, those left out at their standard.
     *
     * @throws InvalidDatasetException if the kind or an option is unknown or out of its range, one problem for each
     */
    public DatasetSpec spec(String kind, long seed, Map<String, Double> options) {
        throw new UnsupportedOperationException();
    }

    /** The data set, made or read; kept in memory while there is room. */
    public Dataset load(DatasetSpec spec) {
        throw new UnsupportedOperationException();
    }

    /** Features of a row, without making any. */
    public int features(DatasetSpec spec) {
        throw new UnsupportedOperationException();
    }

    /** Classes, 0 for values, without making any rows. */
    public int classes(DatasetSpec spec) {
        throw new UnsupportedOperationException();
    }

    /** How many of the rows train and how many validate, without making them. */
    public SplitSizes sizes(DatasetSpec spec, double validationShare) {
        throw new UnsupportedOperationException();
    }

    /**
     * Splits, scales and codes; the last few are kept, so that the runs of a sweep share one.
     *
     * @param validationShare 0 to below 1; 0 keeps no rows back
     * @throws IllegalArgumentException if the coding does not fit the task or no row is left to train on
     */
    public PreparedData prepare(DatasetSpec spec, double validationShare, Scaling scaling, TargetCoding coding) {
        throw new UnsupportedOperationException();
    }
}
