package dev.chainrule.dashboard;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How curves are drawn, as the address has it.
 *
 * @param median median and quartiles instead of mean and interval
 * @param linear a linear axis of losses instead of a logarithmic one
 * @param smooth whether a smoothed line is drawn over the raw one
 * @param range what is zoomed to; null for all. The page's script has it in the address and takes it along, so links of the page say
 *     nothing of it
 */
record CurveView(
        boolean median,
        boolean linear,
        Across across,
        boolean smooth,
        @Nullable CurveRange range) {

    static final CurveView USUAL = new CurveView(false, false, Across.EPOCH, false, null);

    /** What goes from left to right. */
    enum Across {
        EPOCH("epoch"),
        STEP("step"),
        SECONDS("seconds");

        private final String id;

        Across(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    static CurveView read(Map<String, String> parameters) {
        Across across = Across.EPOCH;
        String x = ViewState.given(parameters, "x");
        if (x != null) {
            across = switch (x) {
                case "epoch" -> Across.EPOCH;
                case "step" -> Across.STEP;
                case "seconds" -> Across.SECONDS;
                default -> throw ViewState.wrong("x", x, "Use epoch, step or seconds.");
            };
        }
        return new CurveView(
                only(parameters, "middle", "median"),
                only(parameters, "axis", "linear"),
                across,
                only(parameters, "smooth", "1"),
                CurveRange.read(parameters));
    }

    private static boolean only(Map<String, String> parameters, String name, String value) {
        @Nullable String text = ViewState.given(parameters, name);
        if (text != null && !text.equals(value)) {
            throw ViewState.wrong(name, text, "Use %s, or leave it out.".formatted(value));
        }
        return text != null;
    }

    CurveView withMedian(boolean median) {
        return new CurveView(median, linear, across, smooth, range);
    }

    CurveView withLinear(boolean linear) {
        return new CurveView(median, linear, across, smooth, range);
    }

    CurveView with(Across across) {
        return new CurveView(median, linear, across, smooth, range);
    }

    CurveView withSmooth(boolean smooth) {
        return new CurveView(median, linear, across, smooth, range);
    }

    Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        if (median) {
            choices.put("middle", "median");
        }
        if (linear) {
            choices.put("axis", "linear");
        }
        if (across != Across.EPOCH) {
            choices.put("x", across.id());
        }
        if (smooth) {
            choices.put("smooth", "1");
        }
        return choices;
    }
}
