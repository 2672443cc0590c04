package dev.chainrule.dataset;

import dev.chainrule.dataset.InvalidDatasetException.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a spec from the parameters of a request: {@code kind}, {@code seed} (0 if it is missing) and the kind's options. */
final class SpecText {

    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,4})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final int LONGEST = 40;

    private final List<Problem> problems = new ArrayList<>();

    private SpecText() {}

    /** @throws InvalidDatasetException with every problem there is */
    static DatasetSpec read(Datasets datasets, Map<String, List<String>> parameters) {
        return new SpecText().spec(datasets, parameters);
    }

    private DatasetSpec spec(Datasets datasets, Map<String, List<String>> parameters) {
        String kind = "";
        long seed = 0;
        Map<String, Double> options = new HashMap<>();
        Optional<DatasetKind> known =
                Optional.ofNullable(parameters.get("kind")).flatMap(kinds -> datasets.kind(kinds.get(0)));
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            String text = once(name, parameter.getValue());
            switch (name) {
                case "kind" -> kind = shortened(text);
                case "seed" -> seed = whole(text);
                default -> options.put(shortened(name), number(name, text, known.flatMap(of -> of.option(name))));
            }
        }
        try {
            DatasetSpec spec = datasets.spec(kind, seed, options);
            if (problems.isEmpty()) {
                return spec;
            }
        } catch (InvalidDatasetException invalid) {
            // a field is named once: what could not be read says more than that a number is missing
            invalid.problems().stream()
                    .filter(problem ->
                            problems.stream().noneMatch(other -> other.field().equals(problem.field())))
                    .toList()
                    .forEach(problems::add);
        }
        throw new InvalidDatasetException(problems);
    }

    private String once(String name, List<String> values) {
        if (values.size() > 1) {
            problems.add(
                    new Problem(name, "“%s” came %d times. Send it once.".formatted(shortened(name), values.size())));
        }
        return values.get(0) == null ? "" : values.get(0).strip();
    }

    private long whole(String text) {
        try {
            if (WHOLE.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException beyondLong) {
            // answered like every other text that is no seed
        }
        problems.add(new Problem(
                "seed", "“%s” is not a seed. Use a whole number of up to 18 digits.".formatted(shortened(text))));
        return 0;
    }

    /** Null for an empty text; the option's check says that a number is missing. */
    private Double number(String name, String text, Optional<DatasetOption> option) {
        if (text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            String range = option.map(SpecCheck::range).orElse("Use for example 100 or 0.2.");
            problems.add(new Problem(shortened(name), "“%s” is not a number. %s".formatted(shortened(text), range)));
            return null;
        }
        return Double.valueOf(text);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
