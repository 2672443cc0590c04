package dev.chainrule.api;

import dev.chainrule.experiment.Aspect;
import dev.chainrule.experiment.Draft;
import dev.chainrule.experiment.Kind;
import dev.chainrule.experiment.NumberSetting;
import dev.chainrule.experiment.TrainingDefinition;
import dev.chainrule.experiment.WordSetting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads how to train. Loss, optimizer, batch size and epochs are required, everything else may be left out; of a kind only its own settings may
 * be there, and those left out have their standard.
 */
final class TrainingReader {

    private TrainingReader() {}

    static Draft.Training read(Fields experiment) {
        List<String> known = new ArrayList<>(List.of("loss"));
        for (Aspect aspect : Aspect.values()) {
            known.add(aspect.field());
        }
        TrainingDefinition.numberSettings().forEach(setting -> known.add(setting.name()));
        known.addAll(List.of("batchSize", "epochs"));
        Fields training = experiment.object("training", known.toArray(String[]::new));
        Map<Aspect, Draft.Part> parts = new EnumMap<>(Aspect.class);
        for (Aspect aspect : Aspect.values()) {
            if (aspect == Aspect.OPTIMIZER || training.has(aspect.field())) {
                parts.put(aspect, part(training.openObject(aspect.field()), aspect));
            }
        }
        return new Draft.Training(
                training.text("loss"),
                training.whole("batchSize"),
                training.whole("epochs"),
                parts,
                numbers(training, TrainingDefinition.numberSettings()));
    }

    private static Draft.Part part(Fields fields, Aspect aspect) {
        String id = fields.text("kind");
        Optional<Kind> kind = id == null ? Optional.empty() : aspect.kind(id);
        if (kind.isEmpty()) {
            return new Draft.Part(id, Map.of(), Map.of());
        }
        List<String> known = new ArrayList<>(List.of("kind"));
        kind.get().words().forEach(word -> known.add(word.name()));
        kind.get().numbers().forEach(number -> known.add(number.name()));
        fields.refuseUnknown(known.toArray(String[]::new));
        Map<String, String> words = new HashMap<>();
        for (WordSetting word : kind.get().words()) {
            String text = fields.optionalText(word.name());
            if (text != null) {
                words.put(word.name(), text);
            }
        }
        return new Draft.Part(id, words, numbers(fields, kind.get().numbers()));
    }

    private static Map<String, Double> numbers(Fields fields, List<NumberSetting> settings) {
        Map<String, Double> numbers = new HashMap<>();
        for (NumberSetting setting : settings) {
            Double value = fields.has(setting.name()) ? number(fields, setting) : null;
            if (value != null) {
                numbers.put(setting.name(), value);
            }
        }
        return numbers;
    }

    private static @Nullable Double number(Fields fields, NumberSetting setting) {
        if (!setting.whole()) {
            return fields.number(setting.name(), setting.range().words());
        }
        Long whole = fields.whole(setting.name());
        return whole == null ? null : Double.valueOf(whole);
    }
}
