package dev.chainrule.dataset;

import dev.chainrule.dataset.InvalidDatasetException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks the options of one kind and fills in those left out; collects every problem before it refuses. */
final class SpecCheck {

    private final DatasetKind kind;
    private final List<Problem> problems = new ArrayList<>();
    private final SortedMap<String, Double> options = new TreeMap<>();

    private SpecCheck(DatasetKind kind) {
        this.kind = kind;
    }

    static DatasetSpec check(DatasetKind kind, long seed, Map<String, Double> given) {
        SpecCheck check = new SpecCheck(kind);
        new TreeMap<>(given).forEach(check::given);
        kind.options().forEach(option -> check.options.putIfAbsent(option.name(), option.standard()));
        if (check.problems.isEmpty()) {
            check.across();
        }
        if (!check.problems.isEmpty()) {
            throw new InvalidDatasetException(check.problems);
        }
        return new DatasetSpec(kind.id(), seed, check.options);
    }

    static InvalidDatasetException unknownKind(String id, List<DatasetKind> kinds) {
        return new InvalidDatasetException(List.of(new Problem(
                "kind",
                "“%s” is not a data set. Use one of %s."
                        .formatted(id, kinds.stream().map(DatasetKind::id).collect(Collectors.joining(", "))))));
    }

    private void given(String name, Double value) {
        kind.option(name).ifPresentOrElse(option -> take(option, value), () -> problems.add(unknown(name)));
    }

    private Problem unknown(String name) {
        if (kind.options().isEmpty()) {
            return new Problem(name, "“%s” is not an option of %s, which has none.".formatted(name, kind.id()));
        }
        String known = kind.options().stream().map(DatasetOption::name).collect(Collectors.joining(", "));
        return new Problem(name, "“%s” is not an option of %s. Use %s.".formatted(name, kind.id(), known));
    }

    private void take(DatasetOption option, Double value) {
        String wrong = wrong(option, value);
        if (wrong == null) {
            options.put(option.name(), value + 0.0); // −0 and 0 are the same data set
        } else {
            problems.add(new Problem(option.name(), wrong + " " + range(option)));
        }
    }

    static String range(DatasetOption option) {
        return "Use %s to %s.".formatted(text(option.least()), text(option.most()));
    }

    private static String wrong(DatasetOption option, Double value) {
        if (value == null) {
            return "A number is missing.";
        }
        if (!Double.isFinite(value)) {
            return "%s is not a finite number.".formatted(value);
        }
        if (value < option.least()) {
            return "%s is less than %s.".formatted(text(value), text(option.least()));
        }
        if (value > option.most()) {
            return "%s is more than %s.".formatted(text(value), text(option.most()));
        }
        if (option.whole() && value != StrictMath.rint(value)) {
            return "%s is not a whole number.".formatted(text(value));
        }
        return null;
    }

    /** Two rows of each class: one to train on, one that may be held back. */
    private void across() {
        Double classes = options.get("classes");
        if (classes != null && options.get("rows") < 2 * classes) {
            problems.add(new Problem(
                    "rows",
                    "%s rows are too few for %s classes. Use %s to %s."
                            .formatted(
                                    text(options.get("rows")),
                                    text(classes),
                                    text(2 * classes),
                                    text(kind.option("rows").orElseThrow().most()))));
        }
    }

    private static String text(double value) {
        boolean whole = value == StrictMath.rint(value) && Math.abs(value) < 1e15;
        return whole ? String.format(Locale.ROOT, "%,d", (long) value) : Double.toString(value);
    }
}
