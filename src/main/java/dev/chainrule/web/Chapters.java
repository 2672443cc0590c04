package dev.chainrule.web;

import java.util.List;

/** What there is to learn from, for whoever lists it without knowing the room it is in. */
public interface Chapters {

    List<Chapter> chapters();

    /**
     * A page that teaches one thing.
     *
     * @param about what it answers, in one sentence
     * @param path its address
     */
    record Chapter(String title, String about, String path) {}
}
