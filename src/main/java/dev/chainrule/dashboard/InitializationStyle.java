package dev.chainrule.dashboard;

import dev.chainrule.engine.Initialization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How charts draw an initialization: the same colour and mark on every page. A family shares its colour; further members of it in one sweep
 * differ by mark and dash.
 *
 * @param colour class {@code k0} to {@code k6} of the style sheet
 * @param mark as the chart module names it
 * @param dash of the line, empty for a solid one
 */
record InitializationStyle(String colour, String mark, String dash) {

    private static final String[] DASHES = {"", "5 3", "2 3", "8 3 2 3"};
    private static final String[] FURTHER_MARKS = {"triangle", "wedge", "disc", "bar"};

    /** One for each, in their order. */
    static List<InitializationStyle> of(List<Initialization> initializations) {
        Map<String, Integer> used = new HashMap<>();
        List<InitializationStyle> styles = new ArrayList<>();
        for (Initialization initialization : initializations) {
            InitializationStyle first = first(initialization);
            int before = used.merge(first.colour, 1, Integer::sum) - 1;
            String mark = before == 0 ? first.mark : FURTHER_MARKS[(before - 1) % FURTHER_MARKS.length];
            styles.add(new InitializationStyle(first.colour, mark, DASHES[before % DASHES.length]));
        }
        return styles;
    }

    private static InitializationStyle first(Initialization initialization) {
        if (initialization instanceof Initialization.Zeros) {
            return new InitializationStyle("k0", "bar", "");
        }
        if (initialization instanceof Initialization.Xavier) {
            return new InitializationStyle("k2", "square", "");
        }
        if (initialization instanceof Initialization.He) {
            return new InitializationStyle("k3", "disc", "");
        }
        if (initialization instanceof Initialization.Normal normal) {
            double deviation = normal.standardDeviation();
            return deviation < .1
                    ? new InitializationStyle("k1", "wedge", "")
                    : deviation < 3
                            ? new InitializationStyle("k4", "triangle", "")
                            : new InitializationStyle("k5", "diamond", "");
        }
        return new InitializationStyle("k6", "plus", "");
    }
}
