package dev.chainrule.dashboard;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of the x axis that curves are zoomed to, in the axis' own units, as the address has it: {@code range=12..40}. */
record CurveRange(double min, double max) {

    private static final String NUMBER = "(\\d{1,18}(?:\\.\\d{1,18})?(?:[eE][+-]?\\d{1,3})?)";
    private static final Pattern TEXT = Pattern.compile(NUMBER + "\\.\\." + NUMBER);

    /** Null if the address names none. */
    static @Nullable CurveRange read(Map<String, String> parameters) {
        String text = ViewState.given(parameters, "range");
        if (text == null) {
            return null;
        }
        Matcher ends = TEXT.matcher(text.strip());
        CurveRange range = ends.matches()
                ? new CurveRange(Double.parseDouble(ends.group(1)), Double.parseDouble(ends.group(2)))
                : new CurveRange(0, 0);
        if (!(range.min < range.max) || !Double.isFinite(range.max)) {
            throw ViewState.wrong("range", text, "Use two numbers, the smaller first, such as 12..40.");
        }
        return range;
    }

    /** The epochs inside; null where an epoch has no place on the axis. @param times what an epoch is on it */
    CellCurve.@Nullable Stretch epochs(double times) {
        if (!(times > 0)) {
            return null;
        }
        return new CellCurve.Stretch((int) Math.min(Integer.MAX_VALUE - 1, Math.floor(min / times)), (int)
                Math.min(Integer.MAX_VALUE - 1, Math.ceil(max / times)));
    }
}
