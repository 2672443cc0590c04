package dev.chainrule.dataset.upload;

import dev.chainrule.dataset.Task;
import dev.chainrule.dataset.upload.Choices.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The choices of the dry run as the browser sent them; what was not sent, or no longer fits the file as it is read now, is guessed. */
record UploadForm(MultiValueMap<String, String> fields) {

    private static final Map<Character, String> DELIMITERS =
            Map.of(',', "comma", ';', "semicolon", '\t', "tab", '|', "bar");

    /** A form that nobody has filled in yet. */
    static UploadForm blank() {
        return new UploadForm(new LinkedMultiValueMap<>());
    }

    static String name(char delimiter) {
        return DELIMITERS.getOrDefault(delimiter, "comma");
    }

    /** What the choices of the columns were made for: with another layout there are other columns. */
    static String signature(Layout layout) {
        return name(layout.delimiter())
                + (layout.header() ? ".header" : ".rows")
                + (layout.decimalComma() ? ".comma" : ".point");
    }

    UploadLabels labels(UploadLabels standard) {
        return fields.containsKey("label")
                ? UploadLabels.of(text("label"), text("description"), text("source"), text("licence"))
                : standard;
    }

    boolean stores() {
        return text("do").equals("store");
    }

    Layout layout(String file) {
        String wanted = text("delimiter");
        for (char delimiter : Layout.DELIMITERS) {
            if (name(delimiter).equals(wanted)) {
                return text("read").startsWith(wanted + ".")
                        ? new Layout(
                                delimiter,
                                text("header").equals("yes"),
                                text("decimal").equals("comma"))
                        : Layout.guess(file, delimiter);
            }
        }
        return Layout.guess(file);
    }

    Choices choices(Survey survey, Layout layout) {
        Choices guess = Choices.guess(survey, layout);
        if (!text("read").equals(signature(layout))) {
            return guess;
        }
        int target = column(text("target"), survey.columns().size(), guess.target());
        Task task = switch (text("task")) {
            case "classes" -> Task.CLASSIFICATION;
            case "value" -> Task.REGRESSION;
            default -> Choices.task(survey.columns().get(target));
        };
        List<Use> uses = new ArrayList<>();
        for (int i = 0; i < guess.uses().size(); i++) {
            uses.add(use(text("use." + i), guess.uses().get(i)));
        }
        return new Choices(layout, target, task, uses);
    }

    private static int column(String text, int columns, int standard) {
        if (!text.matches("[0-9]{1,4}")) {
            return standard;
        }
        int column = Integer.parseInt(text);
        return column < columns ? column : standard;
    }

    private static Use use(String text, Use standard) {
        for (Use use : Use.values()) {
            if (use.name().equals(text)) {
                return use;
            }
        }
        return standard;
    }

    private String text(String field) {
        String value = fields.getFirst(field);
        return value == null ? "" : value;
    }
}
