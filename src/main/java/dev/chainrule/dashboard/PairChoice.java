package dev.chainrule.dashboard;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The two groups of runs that a reader compares, as the address has them: {@code first=i-3&second=i-1}; both null for none. */
record PairChoice(@Nullable Side first, @Nullable Side second) {

    static final PairChoice NONE = new PairChoice(null, null);

    /**
     * A value of something that is varied.
     *
     * @param kind "i" for initializations, "l" for learning rates, "p0" for the first other parameter
     * @param place counted from 0
     */
    record Side(String kind, int place) {

        private static final Pattern ID = Pattern.compile("(i|l|p\\d{1,2})-(\\d{1,4})");

        String id() {
            return kind + "-" + place;
        }

        /** Which of the other parameters; −1 for initializations and learning rates. */
        int parameter() {
            return kind.startsWith("p") ? Integer.parseInt(kind.substring(1)) : -1;
        }

        private static @Nullable Side read(Map<String, String> parameters, String name) {
            String text = ViewState.given(parameters, name);
            if (text == null) {
                return null;
            }
            Matcher id = ID.matcher(text);
            if (!id.matches()) {
                throw ViewState.wrong(
                        name,
                        text,
                        "Use i-0 for the first initialization, l-0 for the first learning rate, and so on.");
            }
            return new Side(id.group(1), Integer.parseInt(id.group(2)));
        }
    }

    static PairChoice read(Map<String, String> parameters) {
        Side first = Side.read(parameters, "first");
        Side second = Side.read(parameters, "second");
        return first == null || second == null ? NONE : new PairChoice(first, second);
    }

    Map<String, String> choices() {
        return first == null || second == null ? Map.of() : Map.of("first", first.id(), "second", second.id());
    }
}
