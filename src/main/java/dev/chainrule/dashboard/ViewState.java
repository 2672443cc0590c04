package dev.chainrule.dashboard;

import dev.chainrule.web.BadInput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reader chose to see of an experiment, as the address has it; what is not chosen is left out of addresses.
 *
 * @param show what is in the cells
 * @param cells those that filter what is below the wall; none for all
 * @param setting of what is varied beside the wall's axes, once the experiment is known
 * @param curves how curves are drawn
 * @param table what is chosen of the table of runs
 * @param pair which two groups of runs are compared
 */
record ViewState(
        Metric metric,
        Show show,
        CellChoice cells,
        Group group,
        CurveView curves,
        TableView table,
        PairChoice pair,
        Setting setting) {

    private static final Setting NO_SETTING = new Setting(0, List.of());

    /** What is in the cells of the wall: values, what the network has learned as a picture, or the images that it predicts worst. */
    enum Show {
        VALUES("values"),
        PICTURES("pictures"),
        WORST("worst");

        private final String id;

        Show(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    /** What a panel of curves is for; its lines are the other. */
    enum Group {
        INITIALIZATION("i"),
        LEARNING_RATE("l");

        private final String id;

        Group(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    /** Reads the parameters; a blank one counts as not given. Throws {@link BadInput}, which says what can be chosen. */
    static ViewState read(Map<String, String> parameters) {
        Metric metric = Metric.TRAINING_LOSS;
        Group group = Group.INITIALIZATION;
        String text = given(parameters, "metric");
        if (text != null) {
            String value = text;
            metric = Metric.of(text).orElseThrow(() -> wrong("metric", value, "Use one of " + Metric.choices() + "."));
        }
        text = given(parameters, "group");
        if (text != null) {
            if (!text.equals("i") && !text.equals("l")) {
                throw wrong("group", text, "Use i (initialization) or l (learning rate).");
            }
            group = text.equals("i") ? Group.INITIALIZATION : Group.LEARNING_RATE;
        }
        text = given(parameters, "cells");
        Show show = Show.VALUES;
        if (text != null) {
            String value = text;
            show = Arrays.stream(Show.values())
                    .filter(each -> each.id().equals(value))
                    .findFirst()
                    .orElseThrow(() -> wrong("cells", value, "Use values, pictures or worst."));
        }
        return new ViewState(
                metric,
                show,
                CellChoice.read(parameters),
                group,
                CurveView.read(parameters),
                TableView.read(parameters),
                PairChoice.read(parameters),
                NO_SETTING);
    }

    static @Nullable String given(Map<String, String> parameters, String name) {
        String text = parameters.get(name);
        return text == null || text.isBlank() ? null : text;
    }

    static BadInput wrong(String name, String value, String right) {
        String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
        return new BadInput(name, "“%s” is not a value for “%s”. %s".formatted(shown, name, right));
    }

    ViewState with(Metric metric) {
        return new ViewState(metric, show, cells, group, curves, table, pair, setting);
    }

    ViewState with(Show show) {
        return new ViewState(metric, show, cells, group, curves, table, pair, setting);
    }

    ViewState with(CellChoice cells) {
        return new ViewState(metric, show, cells, group, curves, table, pair, setting);
    }

    ViewState with(Group group) {
        return new ViewState(metric, show, cells, group, curves, table, pair, setting);
    }

    ViewState with(CurveView curves) {
        return new ViewState(metric, show, cells, group, curves, table, pair, setting);
    }

    ViewState with(TableView table) {
        return new ViewState(metric, show, cells, group, curves, table, pair, setting);
    }

    ViewState with(PairChoice pair) {
        return new ViewState(metric, show, cells, group, curves, table, pair, setting);
    }

    ViewState with(Setting setting) {
        return new ViewState(metric, show, cells, group, curves, table, pair, setting);
    }

    /** The choices that are not the usual ones, by parameter. */
    Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>(setting.choices());
        if (metric != Metric.TRAINING_LOSS) {
            choices.put("metric", metric.id());
        }
        if (show != Show.VALUES) {
            choices.put("cells", show.id());
        }
        choices.putAll(cells.choices());
        if (group != Group.INITIALIZATION) {
            choices.put("group", group.id());
        }
        choices.putAll(curves.choices());
        choices.putAll(pair.choices());
        choices.putAll(table.choices());
        return choices;
    }

    /** The query of an address that shows this, with its question mark; of nothing chosen "?", which is the page itself. */
    String query() {
        List<String> pairs = new ArrayList<>();
        choices().forEach((name, value) -> pairs.add(name + "=" + encoded(value)));
        return "?" + String.join("&", pairs);
    }

    /** Commas stay commas: they are allowed, and lists of cells and columns are easier read. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2C", ",");
    }
}
