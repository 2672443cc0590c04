package dev.chainrule.experiment;

import dev.chainrule.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A training in words, for pages: only what does something is named. */
public final class TrainingWords {

    private TrainingWords() {}

    /** For example "Schedule" and "Cosine, warm-up 5". */
    public record Item(String label, String text) {}

    /** The optimizer, then all that refines the training, each with all of its settings but those that are 0. */
    public static List<Item> of(TrainingDefinition training, Format format) {
        List<Item> items = new ArrayList<>();
        for (Aspect aspect : Aspect.values()) {
            Chosen chosen = training.chosen(aspect);
            if (aspect == Aspect.OPTIMIZER || !chosen.equals(aspect.standard())) {
                items.add(new Item(aspect.label(), text(aspect, chosen, true, format)));
            }
        }
        items.addAll(numbers(training, format));
        return items;
    }

    /** In one line, for example "Adam, schedule cosine, dropout 0.5": the settings that are not a kind's standard. */
    public static String brief(TrainingDefinition training, Format format) {
        List<String> parts = new ArrayList<>();
        parts.add(text(Aspect.OPTIMIZER, training.chosen(Aspect.OPTIMIZER), false, format));
        for (Aspect aspect : List.of(Aspect.SCHEDULE, Aspect.CLIPPING, Aspect.EARLY_STOPPING)) {
            Chosen chosen = training.chosen(aspect);
            if (!chosen.equals(aspect.standard())) {
                parts.add(lower(aspect.label()) + " " + lower(text(aspect, chosen, false, format)));
            }
        }
        numbers(training, format).forEach(item -> parts.add(lower(item.label()) + " " + item.text()));
        return String.join(", ", parts);
    }

    private static List<Item> numbers(TrainingDefinition training, Format format) {
        return TrainingNumbers.ALL.stream()
                .filter(setting -> training.number(setting.name()) != 0)
                .map(setting -> new Item(setting.label(), format.rate(training.number(setting.name()))))
                .toList();
    }

    private static String text(Aspect aspect, Chosen chosen, boolean all, Format format) {
        Kind kind = aspect.known(chosen.kind());
        StringBuilder text = new StringBuilder(kind.label());
        for (WordSetting word : kind.words()) {
            String id = chosen.word(word.name());
            if (all || !id.equals(word.standard())) {
                text.append(", ").append(lower(word.label())).append(' ').append(id.replace('_', ' '));
            }
        }
        for (NumberSetting number : kind.numbers()) {
            double value = chosen.number(number.name());
            if (value != (all ? 0 : number.standard())) {
                text.append(", ").append(lower(number.label())).append(' ').append(format.rate(value));
            }
        }
        return text.toString();
    }

    /** Names such as SGD and L1 stay as they are. */
    static String lower(String label) {
        boolean name = label.length() > 1 && !Character.isLowerCase(label.charAt(1));
        return name ? label : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }
}
