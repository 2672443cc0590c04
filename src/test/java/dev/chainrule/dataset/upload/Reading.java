package dev.chainrule.dataset.upload;

import dev.chainrule.dataset.upload.Conversion.Converted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.util.LinkedMultiValueMap;

/** A file read as the dry run reads it. */
record Reading(Layout layout, Survey survey, Choices choices, Converted converted) {

    /** With what would be guessed, but for the fields given as name, value, name, value. */
    static Reading of(byte[] bytes, String... fields) {
        String text = FileText.of(bytes);
        Layout guess = Layout.guess(text);
        LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.set("delimiter", UploadForm.name(guess.delimiter()));
        form.set("header", guess.header() ? "yes" : "no");
        form.set("decimal", guess.decimalComma() ? "comma" : "point");
        form.set("read", UploadForm.signature(guess));
        for (int i = 0; i < fields.length; i += 2) {
            form.set(fields[i], fields[i + 1]);
        }
        UploadForm sent = new UploadForm(form);
        Layout layout = sent.layout(text);
        Survey survey = Survey.of(text, layout);
        Choices choices = sent.choices(survey, layout);
        return new Reading(layout, survey, choices, Conversion.of(text, choices));
    }

    static Reading of(String text, String... fields) {
        return of(text.getBytes(StandardCharsets.UTF_8), fields);
    }

    List<Trouble> troubles() {
        return survey.troubles().isEmpty() ? converted.troubles() : survey.troubles();
    }
}
