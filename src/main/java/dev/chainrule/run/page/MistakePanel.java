package dev.chainrule.run.page;

import dev.chainrule.dataset.PreparedData;
import dev.chainrule.web.BadInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which classes a network takes for which, at the chosen epoch, among the rows that the reader chose.
 *
 * @param training whether those are the training rows; else they are the ones of validation
 * @param choice whether there are rows of both
 * @param classNames empty for values
 * @param confusion [class][class it is taken for]; null for values, without weights and where counting would take too long
 */
record MistakePanel(boolean training, boolean choice, List<String> classNames, int @Nullable [][] confusion) {

    private static final String TRAINING = "training";
    private static final String VALIDATION = "validation";

    /** @param asked training or validation; null for validation where there is any, as it tells of rows that are new to the network */
    static MistakePanel of(PreparedData data, @Nullable Frame frame, @Nullable String asked) {
        if (asked != null && !asked.equals(TRAINING) && !asked.equals(VALIDATION)) {
            throw new BadInput("mistakes", "“%s” are no rows. Use %s or %s.".formatted(asked, VALIDATION, TRAINING));
        }
        boolean choice = data.split().validation().isPresent();
        boolean training = !choice || TRAINING.equals(asked);
        Frame.Missed missed = frame == null ? null : training ? frame.missed() : frame.validation();
        return new MistakePanel(
                training, choice, data.dataset().classNames(), missed == null ? null : missed.confusion());
    }

    public boolean values() {
        return classNames.isEmpty();
    }

    public boolean counted() {
        return confusion != null;
    }

    /** "Validation" or "Training", of the rows. */
    public String which() {
        return training ? "Training" : "Validation";
    }

    /** "Most confused: 8 as 1, 4 rows."; null where nothing is counted or no row is taken for another class. */
    public @Nullable String confused() {
        Confused most = confusion == null ? null : Confused.most(confusion);
        return most == null ? null : "Most confused: %s.".formatted(most.words(classNames));
    }
}
