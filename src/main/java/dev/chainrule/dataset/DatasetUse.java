package dev.chainrule.dataset;

import java.util.List;

/** Whoever needs data sets to stay: asked before one is deleted, in the transaction that would delete it. */
public interface DatasetUse {

    /** What needs it, as a reader knows it, for example the names of experiments. */
    List<String> of(String kind);
}
