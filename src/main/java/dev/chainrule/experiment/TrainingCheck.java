package dev.chainrule.experiment;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks how to train, field by field. */
final class TrainingCheck {

    private TrainingCheck() {}

    /** Null if it cannot even be guessed; a number that is wrong has its standard, so that the rest can be checked all the same. */
    static @Nullable TrainingDefinition training(Draft.Training draft, Problems problems) {
        LossChoice loss = Checks.choice("training.loss", draft.loss(), LossChoice::of, problems);
        Map<Aspect, Chosen> chosen = new EnumMap<>(Aspect.class);
        for (Aspect aspect : Aspect.values()) {
            Chosen right = aspect.check(draft.parts().get(aspect), problems);
            if (right != null) {
                chosen.put(aspect, right);
            }
        }
        SortedMap<String, Double> numbers = new TreeMap<>();
        draft.numbers()
                .forEach((name, value) -> TrainingNumbers.of(name)
                        .flatMap(setting -> setting.refusal(value))
                        .ifPresentOrElse(
                                message -> problems.add("training." + name, "%s", message),
                                () -> numbers.put(name, value)));
        Integer epochs = Checks.whole("training.epochs", draft.epochs(), Limits.EPOCHS, problems);
        Integer batchSize = Checks.whole("training.batchSize", draft.batchSize(), Integer.MAX_VALUE, problems);
        return loss == null || chosen.size() < Aspect.values().length || epochs == null || batchSize == null
                ? null
                : new TrainingDefinition(loss, chosen, numbers, batchSize, epochs);
    }
}
