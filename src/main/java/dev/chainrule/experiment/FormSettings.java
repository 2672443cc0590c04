package dev.chainrule.experiment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of aspects and the swept parameters in a form: how their fields are called, how they are filled and how they are read. The form
 * holds the settings of all kinds, so their names have the kind in them ({@code training.optimizer.adam.beta1}); what was typed at a kind that
 * is not chosen means nothing.
 */
final class FormSettings {

    /** Lines for swept parameters that a form has at least, and one more than are filled. */
    private static final int LINES = 2;

    /** One more than can be used, so that it is said and not passed over. */
    private static final int MOST_LINES = Limits.AXES + 1;

    private FormSettings() {}

    static String kind(Aspect aspect) {
        return aspect.path() + ".kind";
    }

    static String setting(Aspect aspect, String kind, String name) {
        return aspect.path() + "." + kind + "." + name;
    }

    static String parameterName(int line) {
        return "sweep.parameters." + line + ".name";
    }

    static String parameterValues(int line) {
        return "sweep.parameters." + line + ".values";
    }

    /** How many lines for swept parameters a form shows. */
    static int lines(ExperimentForm form) {
        int filled = 0;
        for (int line = 0; line < MOST_LINES; line++) {
            if (!form.text(parameterName(line)).isEmpty()) {
                filled = line + 1;
            }
        }
        return Math.max(LINES, Math.min(MOST_LINES, filled + 1));
    }

    /** What a form filled with a definition has in these fields. */
    static Map<String, String> of(ExperimentDefinition definition) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Aspect aspect : Aspect.values()) {
            Chosen chosen = definition.training().chosen(aspect);
            values.put(kind(aspect), chosen.kind());
            chosen.words().forEach((name, word) -> values.put(setting(aspect, chosen.kind(), name), word));
            chosen.numbers()
                    .forEach((name, number) ->
                            values.put(setting(aspect, chosen.kind(), name), ExperimentForm.number(number)));
        }
        definition
                .training()
                .numbers()
                .forEach((name, number) -> values.put("training." + name, ExperimentForm.number(number)));
        int line = 0;
        for (Sweep.Axis axis : definition.sweep().parameters()) {
            values.put(parameterName(line), axis.path());
            values.put(
                    parameterValues(line++),
                    String.join(
                            ", ",
                            axis.values().stream().map(ExperimentForm::number).toList()));
        }
        return values;
    }

    /** Of every aspect that the form has a field of. */
    static Map<Aspect, Draft.Part> parts(ExperimentForm form, Problems problems) {
        Map<Aspect, Draft.Part> parts = new EnumMap<>(Aspect.class);
        for (Aspect aspect : Aspect.values()) {
            String kind = form.text(kind(aspect));
            if (!kind.isEmpty()) {
                parts.put(
                        aspect,
                        aspect.kind(kind)
                                .map(known -> part(form, aspect, known, problems))
                                .orElseGet(() -> new Draft.Part(kind, Map.of(), Map.of())));
            }
        }
        return parts;
    }

    private static Draft.Part part(ExperimentForm form, Aspect aspect, Kind kind, Problems problems) {
        Map<String, String> words = new HashMap<>();
        for (WordSetting word : kind.words()) {
            String field = setting(aspect, kind.id(), word.name());
            if (form.has(field)) {
                words.put(word.name(), form.text(field));
            }
        }
        Map<String, Double> numbers = new HashMap<>();
        for (NumberSetting number : kind.numbers()) {
            String field = setting(aspect, kind.id(), number.name());
            Double value = number(form, field, aspect.path() + "." + number.name(), number, problems);
            if (value != null) {
                numbers.put(number.name(), value);
            }
        }
        return new Draft.Part(kind.id(), words, numbers);
    }

    static Map<String, Double> numbers(ExperimentForm form, Problems problems) {
        Map<String, Double> numbers = new HashMap<>();
        for (NumberSetting setting : TrainingNumbers.ALL) {
            String field = "training." + setting.name();
            Double value = number(form, field, field, setting, problems);
            if (value != null) {
                numbers.put(setting.name(), value);
            }
        }
        return numbers;
    }

    /** Null if the form has no such field, which leaves the standard, or if it cannot be read. */
    private static @Nullable Double number(
            ExperimentForm form, String field, String path, NumberSetting setting, Problems problems) {
        if (!form.has(field)) {
            return null;
        }
        NumberField read = new NumberField(
                path, ExperimentForm.number(setting.standard()), setting.range().words());
        if (!setting.whole()) {
            return NumberText.decimal(form.text(field), read, problems);
        }
        Long whole = NumberText.whole(form.text(field), read, problems);
        return whole == null ? null : Double.valueOf(whole);
    }

    /** What is varied beside the wall's axes, by path; a line without a name is passed over if nothing is written in it. */
    static Map<String, List<Double>> parameters(ExperimentForm form, Problems problems) {
        Map<String, List<Double>> parameters = new LinkedHashMap<>();
        for (int line = 0; line < MOST_LINES; line++) {
            String name = form.text(parameterName(line));
            String values = form.text(parameterValues(line));
            if (name.isEmpty()) {
                if (!values.isBlank()) {
                    problems.add(parameterName(line), "Nothing is chosen for these values. Choose what they are of.");
                }
                continue;
            }
            if (parameters.containsKey(name)) {
                problems.add(parameterName(line), "This is varied above already. List all values in one line.");
                continue;
            }
            NumberField field = new NumberField(SweepCheck.field(name), "0, 0.5, 0.9", "numbers");
            List<Double> read = NumberList.decimals(values, field, problems);
            if (read != null) {
                parameters.put(name, read);
            }
        }
        return parameters;
    }

    /** Whether any of the settings that few make is not as it is where nothing is said. */
    static boolean further(ExperimentForm form) {
        for (Aspect aspect : Aspect.values()) {
            String kind = form.text(kind(aspect));
            if (aspect != Aspect.OPTIMIZER
                    && !kind.isEmpty()
                    && (!kind.equals(aspect.standard().kind()) || warms(form, aspect, kind))) {
                return true;
            }
        }
        return TrainingNumbers.ALL.stream()
                .map(number -> form.text("training." + number.name()))
                .anyMatch(text -> !text.isEmpty() && !text.equals("0"));
    }

    /** A constant rate may have a warm-up. */
    private static boolean warms(ExperimentForm form, Aspect aspect, String kind) {
        String text = form.text(setting(aspect, kind, "warmUp"));
        return !text.isEmpty() && !text.equals("0");
    }

    static boolean isFurther(String id) {
        return Stream.of(Aspect.SCHEDULE, Aspect.CLIPPING, Aspect.EARLY_STOPPING)
                        .anyMatch(aspect -> id.startsWith(aspect.path() + "."))
                || TrainingNumbers.ALL.stream().anyMatch(number -> id.equals("training." + number.name()));
    }

    /** The id of the form's field that a problem's field is shown at, for those that these settings rename. */
    static String id(ExperimentForm form, String field) {
        for (Aspect aspect : Aspect.values()) {
            String kind = form.text(kind(aspect));
            if (field.startsWith(aspect.path() + ".") && !field.equals(kind(aspect))) {
                return setting(aspect, kind, field.substring(aspect.path().length() + 1));
            }
        }
        for (int line = 0; line < MOST_LINES; line++) {
            if (field.equals(SweepCheck.field(form.text(parameterName(line))))) {
                return parameterValues(line);
            }
        }
        return field;
    }

    /** Labels by a problem's field, in the order of the page. */
    static Map<String, String> labels(ExperimentForm form) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Aspect aspect : Aspect.values()) {
            labels.put(kind(aspect), aspect.label());
            aspect.kind(form.text(kind(aspect))).ifPresent(kind -> {
                kind.words().forEach(word -> labels.put(aspect.path() + "." + word.name(), word.label()));
                kind.numbers().forEach(number -> labels.put(aspect.path() + "." + number.name(), number.label()));
            });
        }
        TrainingNumbers.ALL.forEach(number -> labels.put("training." + number.name(), number.label()));
        return labels;
    }

    static List<String> parameterFields(ExperimentForm form) {
        List<String> fields = new ArrayList<>();
        for (int line = 0; line < lines(form); line++) {
            fields.add(parameterName(line));
            fields.add(SweepCheck.field(form.text(parameterName(line))));
        }
        return fields;
    }
}
