package dev.chainrule.dataset;

/** Something that is thrown away after a while. Called every half hour, by one process at a time. */
public interface Housekeeping {

    void tidy();
}
