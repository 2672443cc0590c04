package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetOption;
import dev.chainrule.dataset.Datasets;
import dev.chainrule.experiment.NewExperimentPage.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and checks a form and makes the page of it. */
@Component
class NewExperimentPages {

    private static final Pattern SUBMISSION = Pattern.compile("[0-9A-Za-z-]{1,64}");

    private final FormReader reader;
    private final Definitions definitions;
    private final Previews previews;
    private final Presets presets;
    private final Datasets datasets;

    NewExperimentPages(
            FormReader reader, Definitions definitions, Previews previews, Presets presets, Datasets datasets) {
        this.reader = reader;
        this.definitions = definitions;
        this.previews = previews;
        this.presets = presets;
        this.datasets = datasets;
    }

    Reading reading(ExperimentForm form, String preset) {
        Problems problems = new Problems();
        Labels labels = reader.labels(form, problems);
        Problems others = new Problems();
        Draft draft = reader.draft(form, others);
        ExperimentDefinition definition = null;
        try {
            definition = definitions.check(draft, others);
        } catch (InvalidDefinitionException told) {
            // all of it is among the problems, and the preview shows what is right
        }
        others.list().forEach(problem -> problems.add(place(problem.field(), form), "%s", problem.message()));
        return new Reading(form, preset, labels, draft, definition, problems);
    }

    /** What is wrong with the activations is told where they were written. */
    private static String place(String field, ExperimentForm form) {
        boolean own = field.equals("network.activation")
                && !form.text(ExperimentForm.OWN_ACTIVATIONS).isBlank();
        return own ? ExperimentForm.OWN_ACTIVATIONS : field;
    }

    /** A form as it was understood. */
    final class Reading {

        private final ExperimentForm form;
        private final String preset;
        private final Labels labels;
        private final Draft draft;
        private final @Nullable ExperimentDefinition definition;
        private final Problems problems;

        private Reading(
                ExperimentForm form,
                String preset,
                Labels labels,
                Draft draft,
                @Nullable ExperimentDefinition definition,
                Problems problems) {
            this.form = form;
            this.preset = preset;
            this.labels = labels;
            this.draft = draft;
            this.definition = definition;
            this.problems = problems;
        }

        /** What to store; empty if there is any problem. */
        Optional<NewExperiment> experiment() {
            if (problems.any() || definition == null) {
                return Optional.empty();
            }
            String key = form.text(ExperimentForm.SUBMISSION);
            return Optional.of(new NewExperiment(
                    labels.name(),
                    labels.description(),
                    labels.tags(),
                    definition,
                    SUBMISSION.matcher(key).matches() ? key : null));
        }

        Reading withNewSubmission() {
            return new Reading(form.withNewSubmission(), preset, labels, draft, definition, problems);
        }

        NewExperimentPage page(NewExperimentPage.@Nullable Conflict conflict) {
            return new NewExperimentPage(
                    form,
                    datasets.kinds(),
                    presets.all(),
                    preset,
                    inOrder(problems.list()),
                    previews.of(form, draft, definition),
                    ParameterChoices.of(datasets),
                    conflict);
        }

        /** Problems as the page shows them, field by field from top to bottom. */
        private List<FieldProblem> inOrder(List<Problems.Problem> unordered) {
            String kind = form.text("dataset.kind");
            Map<String, String> labelled = FieldLabels.of(form, datasets.kind(kind));
            unordered.forEach(problem -> labelled.putIfAbsent(problem.field(), problem.field()));
            List<FieldProblem> ordered = new ArrayList<>();
            labelled.forEach((field, label) -> {
                List<String> messages = unordered.stream()
                        .filter(problem -> problem.field().equals(field))
                        .map(Problems.Problem::message)
                        .distinct()
                        .toList();
                if (!messages.isEmpty()) {
                    ordered.add(new FieldProblem(id(field, kind), label, String.join(" ", messages)));
                }
            });
            return ordered;
        }

        private String id(String field, String kind) {
            boolean option = datasets.kind(kind)
                    .flatMap(known -> known.option(field.substring(field.indexOf('.') + 1)))
                    .map(DatasetOption::name)
                    .map(name -> field.equals("dataset." + name))
                    .orElse(false);
            return option
                    ? ExperimentForm.option(kind, field.substring("dataset.".length()))
                    : FormSettings.id(form, field);
        }
    }
}
