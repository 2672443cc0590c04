package dev.chainrule.dashboard;

import dev.chainrule.dataset.Datasets;
import dev.chainrule.experiment.ExperimentDefinition;
import dev.chainrule.experiment.Hyperparameters;
import dev.chainrule.experiment.NumberSetting;
import dev.chainrule.experiment.Sweep;
import dev.chainrule.web.BadInput;
import dev.chainrule.web.Format;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which setting of the swept parameters a page shows, and what else there is to choose. Addresses name a parameter by the last part of its
 * path, {@code ?momentum=0.9}; the first value of each is shown where nothing is said.
 *
 * @param index as {@link Sweep#combination} counts
 */
record Setting(int index, List<Parameter> parameters) {

    /** What addresses of the page say of other things. */
    private static final Set<String> TAKEN = Set.of(
            "metric", "cell", "cells", "several", "group", "first", "second", "middle", "axis", "x", "smooth", "range",
            "q", "columns", "sort", "dir", "rows", "scope", "since", "theme");

    /**
     * A swept parameter.
     *
     * @param key its name in addresses
     * @param label for example "Momentum"
     * @param chosen which of the values
     */
    record Parameter(String key, String label, List<Double> values, int chosen) {

        double value() {
            return values.get(chosen);
        }
    }

    /** A parameter to choose a value of. */
    record Control(String label, List<Wall.Choice> choices) {}

    /** @throws BadInput if the experiment has no such value; it says which there are */
    static Setting read(ExperimentDefinition definition, Map<String, String> asked, Datasets datasets) {
        Sweep sweep = definition.sweep();
        Map<String, NumberSetting> known = Hyperparameters.of(definition.dataset(), definition.training(), datasets);
        List<Parameter> parameters = new ArrayList<>();
        int index = 0;
        for (Sweep.Axis axis : sweep.parameters()) {
            String key = key(axis.path(), sweep);
            int chosen = chosen(key, asked.get(key), axis.values());
            NumberSetting setting = known.get(axis.path());
            parameters.add(new Parameter(key, setting == null ? axis.path() : setting.label(), axis.values(), chosen));
            index = index * axis.values().size() + chosen;
        }
        return new Setting(index, parameters);
    }

    /** The last part of the path where that is enough to tell it from everything else. */
    private static String key(String path, Sweep sweep) {
        String last = last(path);
        long alike = sweep.parameters().stream()
                .filter(axis -> last(axis.path()).equals(last))
                .count();
        return alike > 1 || TAKEN.contains(last) || RunColumns.NAMES.contains(last) ? path : last;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static int chosen(String key, @Nullable String asked, List<Double> values) {
        if (asked == null || asked.isBlank()) {
            return 0;
        }
        for (int i = 0; i < values.size(); i++) {
            if (plain(values.get(i)).equals(asked)) {
                return i;
            }
        }
        String shown = asked.length() > 40 ? asked.substring(0, 40) + "…" : asked;
        throw new BadInput(
                key,
                "“%s” is not among the values of “%s” in this experiment. Use %s."
                        .formatted(
                                shown, key, values.stream().map(Setting::plain).collect(Collectors.joining(", "))));
    }

    /** As addresses write it: digits, a point and a minus at most. */
    private static String plain(double value) {
        return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** What an address has to say to show this setting. */
    Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (parameter.chosen() > 0) {
                choices.put(parameter.key(), plain(parameter.value()));
            }
        }
        return choices;
    }

    /** The setting of another index. */
    Setting at(int other) {
        List<Parameter> changed = new ArrayList<>();
        int left = other;
        for (int i = parameters.size() - 1; i >= 0; i--) {
            Parameter parameter = parameters.get(i);
            int size = parameter.values().size();
            changed.add(0, new Parameter(parameter.key(), parameter.label(), parameter.values(), left % size));
            left /= size;
        }
        return new Setting(other, changed);
    }

    /** The index where one of the parameters has another of its values. */
    int indexWith(int parameter, int value) {
        int step = parameters.stream()
                .skip(parameter + 1L)
                .mapToInt(each -> each.values().size())
                .reduce(1, (a, b) -> a * b);
        return index + (value - parameters.get(parameter).chosen()) * step;
    }

    /** In words, for example "momentum 0.9, batch size 32"; empty if nothing is varied beside the wall's axes. */
    String words(Format format) {
        return parameters.stream()
                .map(parameter -> Wall.lower(parameter.label()) + " " + format.rate(parameter.value()))
                .collect(Collectors.joining(", "));
    }

    /** A row of links for each parameter; the cell that is chosen stays chosen. */
    List<Control> controls(ViewState view, Format format) {
        List<Control> controls = new ArrayList<>();
        int step = parameters.stream()
                .mapToInt(parameter -> parameter.values().size())
                .reduce(1, (a, b) -> a * b);
        for (Parameter parameter : parameters) {
            step /= parameter.values().size();
            List<Wall.Choice> choices = new ArrayList<>();
            for (int i = 0; i < parameter.values().size(); i++) {
                Setting other = at(index + (i - parameter.chosen()) * step);
                choices.add(new Wall.Choice(
                        format.rate(parameter.values().get(i)), view.with(other).query(), i == parameter.chosen()));
            }
            controls.add(new Control(parameter.label(), choices));
        }
        return controls;
    }
}
