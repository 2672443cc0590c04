package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.DatasetOption;
import dev.chainrule.engine.Initialization;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page of a new experiment shows.
 *
 * @param preset the one the form was filled with, or ""
 * @param problems in the order of the fields, one for each field that needs a change
 * @param conflict what was submitted before with the same key, or null
 */
record NewExperimentPage(
        ExperimentForm form,
        List<DatasetKind> kinds,
        List<Presets.Preset> presets,
        String preset,
        List<FieldProblem> problems,
        Preview preview,
        @Nullable Conflict conflict) {

    private static final List<String> NUMBERS =
            List.of("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten");

    /** @param id of the field in the page */
    record FieldProblem(String id, String label, String message) {}

    /** An experiment that was stored with the submission key of this form, but with other content. */
    record Conflict(long id, String name) {}

    /** A choice as it is sent and as it is read. */
    record Choice(String id, String label) {}

    NewExperimentPage {
        kinds = List.copyOf(kinds);
        presets = List.copyOf(presets);
        problems = List.copyOf(problems);
    }

    public String value(String id) {
        return form.text(id);
    }

    public boolean has(String id, String value) {
        return form.all(id).contains(value);
    }

    public boolean bad(String id) {
        return problems.stream().anyMatch(problem -> problem.id().equals(id));
    }

    public String message(String id) {
        return problems.stream()
                .filter(problem -> problem.id().equals(id))
                .map(FieldProblem::message)
                .collect(Collectors.joining(" "));
    }

    /** For example "Two fields need a change before this can run." */
    public String summary() {
        int count = problems.size();
        return "%s %s a change before this can run."
                .formatted(
                        count < NUMBERS.size() ? NUMBERS.get(count) : count,
                        count == 1 ? "field needs" : "fields need");
    }

    /** What stands beside the button. */
    public String before() {
        return switch (problems.size()) {
            case 0 -> "";
            case 1 -> "Correct the marked field to start.";
            default ->
                "Correct the %s marked fields to start."
                        .formatted(
                                problems.size() < NUMBERS.size()
                                        ? NUMBERS.get(problems.size()).toLowerCase(java.util.Locale.ROOT)
                                        : problems.size());
        };
    }

    /** What an option of a data set that was not chosen yet starts with. */
    public String standard(DatasetOption option) {
        return ExperimentForm.number(option.standard());
    }

    /** Whether something was sent that is none of the choices; it is kept, so that the message is about what is seen. */
    public boolean foreign(String id, List<Choice> choices) {
        return !form.text(id).isEmpty()
                && choices.stream().noneMatch(choice -> choice.id().equals(form.text(id)));
    }

    public List<Choice> initializations() {
        return ExperimentForm.OFFERED_INITIALIZATIONS.stream()
                .map(id -> new Choice(id, Initialization.parse(id).label()))
                .toList();
    }

    public List<Choice> activations() {
        return List.of(
                new Choice("tanh", "tanh"),
                new Choice("relu", "ReLU"),
                new Choice("sigmoid", "sigmoid"),
                new Choice("gelu", "GELU"),
                new Choice("silu", "SiLU"),
                new Choice("elu", "ELU"),
                new Choice("leaky_relu", "leaky ReLU"),
                new Choice("softplus", "softplus"),
                new Choice("identity", "none"));
    }

    public List<Choice> outputs() {
        return List.of(
                new Choice("auto", "Automatic"),
                new Choice("identity", "Identity"),
                new Choice("tanh", "tanh"),
                new Choice("sigmoid", "Sigmoid"));
    }

    public List<Choice> losses() {
        return java.util.Arrays.stream(LossChoice.values())
                .map(loss -> new Choice(loss.id(), loss.label()))
                .toList();
    }

    public List<Choice> optimizers() {
        return List.of(
                new Choice(ExperimentForm.PLAIN_SGD, "SGD"),
                new Choice(ExperimentForm.WITH_MOMENTUM, "SGD with momentum"));
    }

    public List<Choice> scalings() {
        return List.of(
                new Choice("", "Automatic"),
                new Choice("none", "None"),
                new Choice("standard", "Standard"),
                new Choice("max", "By the maximum"));
    }
}
