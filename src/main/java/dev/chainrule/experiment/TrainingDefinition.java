package dev.chainrule.experiment;

import dev.chainrule.engine.Penalty;
import dev.chainrule.engine.Refinements;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How to train, apart from what a sweep varies.
 *
 * @param chosen the kind of each aspect
 * @param numbers each of {@link TrainingNumbers}, by name
 */
public record TrainingDefinition(
        LossChoice loss, Map<Aspect, Chosen> chosen, SortedMap<String, Double> numbers, int batchSize, int epochs) {

    /** Aspects and numbers that are left out have their standard. */
    public TrainingDefinition {
        Map<Aspect, Chosen> all = new EnumMap<>(Aspect.class);
        for (Aspect aspect : Aspect.values()) {
            all.put(aspect, chosen.containsKey(aspect) ? chosen.get(aspect) : aspect.standard());
        }
        chosen = Collections.unmodifiableMap(all);
        SortedMap<String, Double> each = new TreeMap<>(numbers);
        TrainingNumbers.ALL.forEach(number -> each.putIfAbsent(number.name(), number.standard()));
        numbers = Collections.unmodifiableSortedMap(each);
    }

    /** The numbers of every training that stand for themselves. */
    public static List<NumberSetting> numberSettings() {
        return TrainingNumbers.ALL;
    }

    public Chosen chosen(Aspect aspect) {
        return Objects.requireNonNull(chosen.get(aspect));
    }

    /** @throws IllegalArgumentException if there is no such number */
    public double number(String name) {
        Double number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("A training has no number %s but %s.".formatted(name, numbers.keySet()));
        }
        return number;
    }

    /**
     * What the engine does beside plain descent.
     *
     * @throws IllegalArgumentException if settings that are each in their range do not go together
     */
    Refinements refinements() {
        return new Refinements(
                number("initialBias"),
                ScheduleKinds.schedule(chosen(Aspect.SCHEDULE)),
                ClippingKinds.clipping(chosen(Aspect.CLIPPING)),
                new Penalty(number("l1"), number("l2")),
                StoppingKinds.stopping(chosen(Aspect.EARLY_STOPPING)));
    }

    /** The same with one number changed, by its path below {@code training}. */
    TrainingDefinition with(String path, double value) {
        switch (path) {
            case "batchSize":
                return new TrainingDefinition(loss, chosen, numbers, (int) value, epochs);
            case "epochs":
                return new TrainingDefinition(loss, chosen, numbers, batchSize, (int) value);
            default:
                break;
        }
        for (Aspect aspect : Aspect.values()) {
            if (path.startsWith(aspect.field() + ".")) {
                Map<Aspect, Chosen> changed = new EnumMap<>(chosen);
                String name = path.substring(aspect.field().length() + 1);
                changed.put(aspect, chosen(aspect).with(name, value));
                return new TrainingDefinition(loss, changed, numbers, batchSize, epochs);
            }
        }
        number(path);
        SortedMap<String, Double> changed = new TreeMap<>(numbers);
        changed.put(path, value);
        return new TrainingDefinition(loss, chosen, changed, batchSize, epochs);
    }
}
