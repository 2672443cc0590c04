package dev.chainrule.experiment;

import dev.chainrule.dataset.DatasetKind;
import dev.chainrule.dataset.DatasetOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        List<Group> parameters,
        @Nullable Conflict conflict) {

    private static final List<String> NUMBERS =
            List.of("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten");

    /** @param id of the field in the page */
    record FieldProblem(String id, String label, String message) {}

    /** An experiment that was stored with the submission key of this form, but with other content. */
    record Conflict(long id, String name) {}

    /** A choice as it is sent and as it is read. */
    record Choice(String id, String label) {}

    /** Choices under a heading. */
    record Group(String label, List<Choice> choices) {}

    /** The fields of one more number to vary. */
    record Line(String name, String values) {}

    NewExperimentPage {
        kinds = List.copyOf(kinds);
        presets = List.copyOf(presets);
        problems = List.copyOf(problems);
        parameters = List.copyOf(parameters);
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

    /** The text of a setting's field; where none was sent, its standard. */
    public String setting(String id, NumberSetting setting) {
        return form.has(id) ? form.text(id) : ExperimentForm.number(setting.standard());
    }

    public List<Start> initializations() {
        return Start.offered();
    }

    /** Every way to start, for those who look for one. */
    public List<Start> starts() {
        return Start.all();
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
        return Arrays.stream(LossChoice.values())
                .map(loss -> new Choice(loss.id(), loss.label()))
                .toList();
    }

    /** What the chosen loss is for. */
    public String aboutLoss() {
        return Arrays.stream(LossChoice.values())
                .filter(loss -> loss.id().equals(form.text("training.loss")))
                .map(LossChoice::about)
                .findFirst()
                .orElse("");
    }

    public Aspect aspect(String name) {
        return Aspect.valueOf(name);
    }

    public List<Choice> kinds(Aspect aspect) {
        return aspect.kinds().stream()
                .map(kind -> new Choice(kind.id(), kind.label()))
                .toList();
    }

    /** Formula and source of the chosen kind. */
    public String about(Aspect aspect) {
        String chosen = form.text(FormSettings.kind(aspect));
        return aspect.kind(chosen).map(Kind::about).orElse(aspect.kinds().get(0).about());
    }

    public List<NumberSetting> trainingNumbers() {
        return TrainingNumbers.ALL;
    }

    /** Whether anything of the further settings is wrong or is not as it is where nothing is said. */
    public boolean moreOpen() {
        return FormSettings.further(form)
                || problems.stream().anyMatch(problem -> FormSettings.isFurther(problem.id()));
    }

    public List<Line> parameterLines() {
        return IntStream.range(0, FormSettings.lines(form))
                .mapToObj(line -> new Line(FormSettings.parameterName(line), FormSettings.parameterValues(line)))
                .toList();
    }

    /** What may be varied, by where it is set. */
    public List<Group> parameters() {
        return parameters;
    }

    public boolean foreignParameter(String id) {
        return foreign(
                id,
                parameters.stream().flatMap(group -> group.choices().stream()).toList());
    }

    public List<Choice> scalings() {
        return List.of(
                new Choice("", "Automatic"),
                new Choice("none", "None"),
                new Choice("standard", "Standard"),
                new Choice("max", "By the maximum"));
    }
}
