package dev.chainrule.dataset.upload;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What its owner says about a data set. */
record UploadLabels(String label, String description, String source, String licence) {

    private static final int DESCRIPTION = 1_000;
    private static final int SOURCE = 300;
    private static final int LICENCE = 100;
    private static final int ID = 40;

    /** A problem of one field, by the field's name in the form. */
    record Problem(String field, String message) {}

    static UploadLabels of(String label, String description, String source, String licence) {
        return new UploadLabels(
                label.strip(), description.strip().replaceAll("\\s+", " "), source.strip(), licence.strip());
    }

    /** "mydata.csv" as "mydata". */
    static UploadLabels ofFile(String fileName) {
        String bare = fileName.replaceFirst("[.][A-Za-z0-9]{1,4}$", "")
                .replace('_', ' ')
                .strip();
        String label = bare.isEmpty() ? "My data" : bare.substring(0, 1).toUpperCase(Locale.ROOT) + bare.substring(1);
        return new UploadLabels(
                label.length() <= UploadLimits.NAME ? label : label.substring(0, UploadLimits.NAME), "", "", "");
    }

    /** As in an id: "Große Wägung 2" as "grosse-wagung-2". */
    String name() {
        String plain = Normalizer.normalize(label.replace("ß", "ss"), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String name = plain.isEmpty() ? "data" : plain;
        return name.length() <= ID ? name : name.substring(0, ID).replaceAll("-+$", "");
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (label.isEmpty()) {
            problems.add(new Problem(
                    "label", "The name is blank. Give one of 1 to %d characters.".formatted(UploadLimits.NAME)));
        }
        check("label", "The name", label, UploadLimits.NAME, problems);
        check("description", "The description", description, DESCRIPTION, problems);
        check("source", "The source", source, SOURCE, problems);
        check("licence", "The licence", licence, LICENCE, problems);
        return problems;
    }

    private static void check(String field, String what, String text, int longest, List<Problem> problems) {
        String wrong = Texts.wrong(text, longest);
        if (wrong != null) {
            problems.add(new Problem(field, what + " " + wrong));
        }
    }
}
