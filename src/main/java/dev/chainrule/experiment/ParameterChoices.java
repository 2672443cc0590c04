package dev.chainrule.experiment;

import dev.chainrule.dataset.Datasets;
import dev.chainrule.experiment.NewExperimentPage.Choice;
import dev.chainrule.experiment.NewExperimentPage.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the form offers to vary. */
final class ParameterChoices {

    private ParameterChoices() {}

    static List<Group> of(Datasets datasets) {
        Map<String, List<Choice>> groups = new LinkedHashMap<>();
        Hyperparameters.all(datasets)
                .forEach((path, setting) -> groups.computeIfAbsent(heading(path), heading -> new ArrayList<>())
                        .add(new Choice(path, label(path, setting))));
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), List.copyOf(group.getValue())))
                .toList();
    }

    /** A closed choice shows no heading, and a patience is of more than one thing. */
    private static String label(String path, NumberSetting setting) {
        String heading = heading(path);
        return heading.equals("Data") || heading.equals("Training")
                ? setting.label()
                : heading + ": " + setting.label();
    }

    private static String heading(String path) {
        for (Aspect aspect : Aspect.values()) {
            if (path.startsWith(aspect.path() + ".")) {
                return aspect.label();
            }
        }
        return path.startsWith("training.") ? "Training" : "Data";
    }
}
