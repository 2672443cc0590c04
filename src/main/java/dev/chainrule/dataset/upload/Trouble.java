package dev.chainrule.dataset.upload;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a file cannot be trained on as it is.
 *
 * @param line of the file, or 0 if it is no line in particular
 */
record Trouble(long line, String message) {

    /** Gathers the first troubles and counts the rest. Not for several threads. */
    static final class Gathered {

        private final List<Trouble> first = new ArrayList<>();
        private int more;

        void add(long line, String message) {
            if (first.size() < UploadLimits.TROUBLES) {
                first.add(new Trouble(line, message));
            } else {
                more++;
            }
        }

        boolean any() {
            return !first.isEmpty();
        }

        /** In the order of the file, those of no line in particular at the end, with a last one that counts what was left out. */
        List<Trouble> all() {
            List<Trouble> all = new ArrayList<>(first);
            if (more > 0) {
                all.add(new Trouble(0, "%,d more of this kind.".formatted(more)));
            }
            return all;
        }
    }

    /** Enough of a cell to recognize it. */
    static String shortened(String cell) {
        return cell.length() <= 40 ? cell : cell.substring(0, 39) + "…";
    }
}
