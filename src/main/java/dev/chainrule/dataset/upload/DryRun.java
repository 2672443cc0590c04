package dev.chainrule.dataset.upload;

import dev.chainrule.dataset.Task;
import dev.chainrule.dataset.upload.Choices.Use;
import dev.chainrule.dataset.upload.Conversion.Converted;
import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file would become with the choices made, worked out by the same code that reads it for training. Nothing is stored by it.
 *
 * @param columns empty if the file cannot be read as a table
 * @param choices null if the file cannot be read as a table
 * @param converted null if the file cannot be read as a table, or its lines do not fit together
 * @param troubles why it cannot be stored; empty if it can
 */
record DryRun(
        String fileName,
        int bytes,
        Layout layout,
        List<Column> columns,
        int rows,
        List<List<String>> first,
        @Nullable Choices choices,
        @Nullable Converted converted,
        List<Trouble> troubles) {

    private static final int SHOWN_VALUES = 5;

    /**
     * A column as the page shows it.
     *
     * @param holds for example "numbers, 32.1 to 59.6"
     * @param note why it was left out, if it was by itself; may be empty
     * @param chosen whether its use can be chosen
     */
    record Column(
            int index, String name, String holds, int missing, Use use, String note, boolean target, boolean chosen) {}

    static DryRun of(String fileName, byte[] bytes, UploadForm form, Format format) {
        String text = FileText.of(bytes);
        Layout layout = form.layout(text);
        try {
            Survey survey = Survey.of(text, layout);
            Choices choices = form.choices(survey, layout);
            Converted converted = survey.troubles().isEmpty() ? Conversion.of(text, choices) : null;
            return new DryRun(
                    fileName,
                    bytes.length,
                    layout,
                    columns(survey, choices, format),
                    survey.rows(),
                    survey.first(),
                    choices,
                    converted,
                    converted == null ? survey.troubles() : converted.troubles());
        } catch (UnreadableFileException refused) {
            return new DryRun(
                    fileName,
                    bytes.length,
                    layout,
                    List.of(),
                    0,
                    List.of(),
                    null,
                    null,
                    List.of(new Trouble(0, String.valueOf(refused.getMessage()))));
        }
    }

    /** Whether it can be stored. */
    public boolean ready() {
        return troubles.isEmpty() && converted != null;
    }

    public String signature() {
        return UploadForm.signature(layout);
    }

    public String delimiter() {
        return UploadForm.name(layout.delimiter());
    }

    public boolean classes() {
        return choices != null && choices.task() == Task.CLASSIFICATION;
    }

    /** Columns that are in the file and whose use is not offered, as there are too many. */
    public int unlisted() {
        return Math.max(0, columns.size() - UploadLimits.CHOSEN_COLUMNS);
    }

    private static List<Column> columns(Survey survey, Choices choices, Format format) {
        List<Column> columns = new ArrayList<>();
        for (ColumnFacts facts : survey.columns()) {
            boolean target = facts.index() == choices.target();
            Use use = choices.uses().get(facts.index());
            columns.add(new Column(
                    facts.index(),
                    facts.name(),
                    holds(facts, format),
                    facts.missing(),
                    use,
                    target || use != Use.LEFT_OUT ? "" : note(facts),
                    target,
                    facts.index() < UploadLimits.CHOSEN_COLUMNS));
        }
        return columns;
    }

    private static String holds(ColumnFacts facts, Format format) {
        if (facts.empty()) {
            return "nothing";
        }
        if (facts.numeric()) {
            String range = facts.constant()
                    ? format.number(facts.least())
                    : format.number(facts.least()) + " to " + format.number(facts.most());
            return "numbers, " + range
                    + (facts.others() == 0 ? "" : ", and " + format.count(facts.others(), "other cell"));
        }
        List<String> values = facts.values();
        String first = String.join(
                ", ",
                values.stream().limit(SHOWN_VALUES).map(Trouble::shortened).toList());
        if (facts.manyValues()) {
            return "texts, more than %d different: %s, …".formatted(UploadLimits.CATEGORIES, first);
        }
        return "texts, %d different: %s%s".formatted(values.size(), first, values.size() > SHOWN_VALUES ? ", …" : "");
    }

    private static String note(ColumnFacts facts) {
        if (facts.empty()) {
            return "it is empty";
        }
        if (facts.constant()) {
            return "it is the same in every row";
        }
        return !facts.numeric() && facts.manyValues() ? "it has too many different texts" : "";
    }
}
