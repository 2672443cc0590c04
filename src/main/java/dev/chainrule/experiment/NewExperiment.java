package dev.chainrule.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Submissions} stores. Made by {@link Labels#check}, which keeps the name, description and tags in bounds.
 *
 * @param submission the same for the same press of the button, so that a double click stores one experiment; null for none
 */
public record NewExperiment(
        String name,
        String description,
        List<String> tags,
        ExperimentDefinition definition,
        @Nullable String submission) {

    public NewExperiment {
        tags = List.copyOf(tags);
    }
}
