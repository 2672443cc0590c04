package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetSpec;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.dataset.InvalidDatasetException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what a sweep varies beside the wall's axes: that there is such a number, that it can be so, and that every setting can be performed. */
final class ParameterCheck {

    private static final Set<String> AXES = Set.of("learningRate", "initialization", "seed");

    private final Datasets datasets;
    private final FitCheck fit;

    ParameterCheck(Datasets datasets, FitCheck fit) {
        this.datasets = datasets;
        this.fit = fit;
    }

    /** Whether each number is one of the definition's and each value by itself in its range. */
    void values(DatasetSpec dataset, TrainingDefinition training, Sweep sweep, Problems problems) {
        Map<String, NumberSetting> known = Hyperparameters.of(dataset, training, datasets);
        for (Sweep.Axis axis : sweep.parameters()) {
            String field = SweepCheck.field(axis.path());
            NumberSetting setting = known.get(axis.path());
            if (setting == null) {
                problems.add(field, "%s", unknown(axis.path(), known));
                continue;
            }
            axis.values().stream()
                    .map(setting::refusal)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(message -> problems.add(field, "%s", message));
        }
    }

    private static String unknown(String path, Map<String, NumberSetting> known) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        if (AXES.contains(last)) {
            return "“%s” has an axis of its own. List its values in sweep.%ss.".formatted(path, last);
        }
        return "This experiment has no number “%s” to vary. Use one of %s."
                .formatted(NumberText.shown(path), known.keySet().stream().collect(Collectors.joining(", ")));
    }

    /** Whether every setting can be performed; of those that cannot the first is told. */
    void settings(ExperimentDefinition definition, Problems problems) {
        Sweep sweep = definition.sweep();
        Set<DatasetSpec> data = new HashSet<>();
        for (int i = 0; i < sweep.combinations(); i++) {
            ExperimentDefinition setting = definition.at(i);
            Problems found = new Problems();
            fits(setting, found);
            if (found.any()) {
                tell(found.list().get(0), sweep.combination(i), problems);
                return;
            }
            data.add(setting.dataset());
        }
        if (data.size() > Limits.DATASETS) {
            String path = sweep.parameters().stream()
                    .map(Sweep.Axis::path)
                    .filter(name -> name.startsWith("dataset."))
                    .findFirst()
                    .orElseThrow();
            problems.add(
                    SweepCheck.field(path),
                    "These are %,d data sets, each of which has to be made. Use up to %d.",
                    data.size(),
                    Limits.DATASETS);
        }
    }

    private void fits(ExperimentDefinition setting, Problems problems) {
        try {
            DatasetSpec dataset = setting.dataset();
            datasets.spec(dataset.kind(), dataset.seed(), dataset.options());
        } catch (InvalidDatasetException invalid) {
            invalid.problems().forEach(problem -> problems.add("dataset." + problem.field(), problem.message()));
            return;
        }
        fit.all(setting, problems);
    }

    /** At the parameter that is closest to what does not fit, with the setting in which it does not. */
    private static void tell(Problems.Problem problem, Map<String, Double> values, Problems problems) {
        String path = values.containsKey(problem.field())
                ? problem.field()
                : values.keySet().stream()
                        .filter(name -> name.startsWith("dataset.") || name.equals("validationShare"))
                        .findFirst()
                        .orElse(values.keySet().iterator().next());
        String setting = values.entrySet().stream()
                .map(value -> value.getKey() + " " + NumberSetting.text(value.getValue()))
                .collect(Collectors.joining(", "));
        String where = values.containsKey(problem.field()) && values.size() == 1 ? "" : "With " + setting + ": ";
        problems.add(SweepCheck.field(path), "%s", where + problem.message());
    }
}
