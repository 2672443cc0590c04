package dev.chainrule.experiment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What there are several ways to do in a training; the first kind of each is what is done where nothing is said. */
public enum Aspect {
    OPTIMIZER("optimizer", "Optimizer", "an optimizer", OptimizerKinds.ALL),
    /** Of the learning rate. */
    SCHEDULE("schedule", "Schedule", "a schedule", ScheduleKinds.ALL),
    /** Of the gradient. */
    CLIPPING("clipping", "Clipping", "a way of clipping", ClippingKinds.ALL),
    EARLY_STOPPING("earlyStopping", "Early stopping", "a way of stopping early", StoppingKinds.ALL);

    private final String field;
    private final String label;
    private final String noun;
    private final List<Kind> kinds;

    Aspect(String field, String label, String noun, List<Kind> kinds) {
        this.field = field;
        this.label = label;
        this.noun = noun;
        this.kinds = kinds;
    }

    /** Its name among the fields of {@code training}. */
    public String field() {
        return field;
    }

    /** For example {@code training.optimizer}. */
    public String path() {
        return "training." + field;
    }

    public String label() {
        return label;
    }

    public List<Kind> kinds() {
        return kinds;
    }

    public Optional<Kind> kind(String id) {
        return kinds.stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** What is done where nothing is said. */
    public Chosen standard() {
        return kinds.get(0).with(Map.of(), Map.of());
    }

    /** @throws IllegalArgumentException if there is no such kind; the message lists the choices */
    public Kind known(String id) {
        return kind(id).orElseThrow(() -> new IllegalArgumentException(unknown(id)));
    }

    /**
     * What was chosen, where nothing is given the standard; null if there is no such kind. Whatever is wrong is among the problems, which end
     * the check; a setting that is has its standard here, so that the rest can be checked all the same.
     */
    @Nullable
    Chosen check(Draft.@Nullable Part given, Problems problems) {
        if (given == null) {
            return standard();
        }
        if (given.kind() == null) {
            return null;
        }
        Kind kind = kind(given.kind()).orElse(null);
        if (kind == null) {
            problems.add(path() + ".kind", "%s", unknown(given.kind()));
            return null;
        }
        Map<String, String> words = right(given.words(), kind, kind::word, WordSetting::refusal, problems);
        Map<String, Double> numbers = right(given.numbers(), kind, kind::number, NumberSetting::refusal, problems);
        return kind.with(words, numbers);
    }

    private <T, S> Map<String, T> right(
            Map<String, T> given,
            Kind kind,
            Function<String, Optional<S>> known,
            BiFunction<S, T, Optional<String>> refusal,
            Problems problems) {
        Map<String, T> right = new HashMap<>();
        given.forEach((name, value) -> known.apply(name)
                .map(setting -> refusal.apply(setting, value))
                .orElseGet(() -> Optional.of(unknownSetting(kind)))
                .ifPresentOrElse(
                        message -> problems.add(path() + "." + name, "%s", message), () -> right.put(name, value)));
        return right;
    }

    private String unknown(String id) {
        return "“%s” is not %s. Use one of %s."
                .formatted(
                        NumberText.shown(id), noun, kinds.stream().map(Kind::id).collect(Collectors.joining(", ")));
    }

    private static String unknownSetting(Kind kind) {
        List<String> names = Stream.concat(
                        kind.words().stream().map(WordSetting::name),
                        kind.numbers().stream().map(NumberSetting::name))
                .toList();
        return names.isEmpty()
                ? "%s has nothing to set.".formatted(kind.label())
                : "%s has no such setting. Its settings are %s.".formatted(kind.label(), String.join(", ", names));
    }
}
