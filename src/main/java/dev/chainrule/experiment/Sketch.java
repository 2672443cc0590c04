package dev.chainrule.experiment;

import java.util.List;

/** Settings that somebody has filled in and looks for a learning rate for, but has not started. No run is made of it. */
public record Sketch(long id, String name, String description, List<String> tags, ExperimentDefinition definition) {

    public Sketch {
        tags = List.copyOf(tags);
    }
}
