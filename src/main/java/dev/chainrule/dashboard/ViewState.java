package dev.chainrule.dashboard;

import dev.chainrule.web.BadInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reader chose to see of an experiment, as the address has it; what is not chosen is left out of addresses.
 *
 * @param cell the cell that filters what is below the wall, or null for all
 * @param setting of what is varied beside the wall's axes, once the experiment is known
 * @param all whether every run is listed, however many
 */
record ViewState(
        Metric metric,
        @Nullable CellKey cell,
        Group group,
        RunSort sort,
        boolean descending,
        boolean all,
        Setting setting) {

    private static final Setting NO_SETTING = new Setting(0, List.of());

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
        CellKey cell = null;
        Group group = Group.INITIALIZATION;
        RunSort sort = RunSort.BEST;
        String text = given(parameters, "metric");
        if (text != null) {
            String value = text;
            metric = Metric.of(text).orElseThrow(() -> wrong("metric", value, "Use tl, vl, ta, va or ep."));
        }
        text = given(parameters, "cell");
        if (text != null) {
            String value = text;
            cell = CellKey.parse(text)
                    .orElseThrow(() -> wrong(
                            "cell", value, "Use initialization and learning rate, each counted from 0, such as 3-2."));
        }
        text = given(parameters, "group");
        if (text != null) {
            if (!text.equals("i") && !text.equals("l")) {
                throw wrong("group", text, "Use i (initialization) or l (learning rate).");
            }
            group = text.equals("i") ? Group.INITIALIZATION : Group.LEARNING_RATE;
        }
        text = given(parameters, "sort");
        if (text != null) {
            String value = text;
            sort = RunSort.of(text).orElseThrow(() -> wrong("sort", value, "Use " + RunSort.choices() + "."));
        }
        text = given(parameters, "dir");
        if (text != null && !text.equals("asc") && !text.equals("desc")) {
            throw wrong("dir", text, "Use asc or desc.");
        }
        boolean descending = "desc".equals(text);
        text = given(parameters, "rows");
        if (text != null && !text.equals("all")) {
            throw wrong("rows", text, "Use all, or leave it out.");
        }
        return new ViewState(metric, cell, group, sort, descending, text != null, NO_SETTING);
    }

    private static @Nullable String given(Map<String, String> parameters, String name) {
        String text = parameters.get(name);
        return text == null || text.isBlank() ? null : text;
    }

    private static BadInput wrong(String name, String value, String right) {
        String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
        return new BadInput(name, "“%s” is not a value for “%s”. %s".formatted(shown, name, right));
    }

    ViewState with(Metric metric) {
        return new ViewState(metric, cell, group, sort, descending, all, setting);
    }

    ViewState with(@Nullable CellKey cell) {
        return new ViewState(metric, cell, group, sort, descending, all, setting);
    }

    ViewState with(Group group) {
        return new ViewState(metric, cell, group, sort, descending, all, setting);
    }

    ViewState sortedBy(RunSort sort, boolean descending) {
        return new ViewState(metric, cell, group, sort, descending, all, setting);
    }

    ViewState listingAll() {
        return new ViewState(metric, cell, group, sort, descending, true, setting);
    }

    ViewState with(Setting setting) {
        return new ViewState(metric, cell, group, sort, descending, all, setting);
    }

    /** The choices that are not the usual ones, by parameter. */
    Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>(setting.choices());
        if (metric != Metric.TRAINING_LOSS) {
            choices.put("metric", metric.id());
        }
        if (cell != null) {
            choices.put("cell", cell.toString());
        }
        if (group != Group.INITIALIZATION) {
            choices.put("group", group.id());
        }
        if (sort != RunSort.BEST || descending) {
            choices.put("sort", sort.id());
            choices.put("dir", descending ? "desc" : "asc");
        }
        if (all) {
            choices.put("rows", "all");
        }
        return choices;
    }

    /** The query of an address that shows this, with its question mark; of nothing chosen "?", which is the page itself. */
    String query() {
        List<String> pairs = new ArrayList<>();
        // every value is a word of this class or a number: none needs escaping
        choices().forEach((name, value) -> pairs.add(name + "=" + value));
        return "?" + String.join("&", pairs);
    }
}
