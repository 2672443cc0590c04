package dev.chainrule.run.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The class that is most often taken for another one.
 *
 * @param own what the rows are
 * @param taken what the network takes them for
 * @param rows how many, 1 or more
 */
record Confused(int own, int taken, int rows) {

    /** Of equals the first in the order of the matrix; null where no row is taken for another class. */
    static @Nullable Confused most(int[][] confusion) {
        Confused most = null;
        for (int own = 0; own < confusion.length; own++) {
            for (int taken = 0; taken < confusion.length; taken++) {
                if (own != taken && confusion[own][taken] > (most == null ? 0 : most.rows)) {
                    most = new Confused(own, taken, confusion[own][taken]);
                }
            }
        }
        return most;
    }

    /** For example "8 as 1, 4 rows". */
    String words(List<String> classNames) {
        return "%s as %s, %,d %s"
                .formatted(classNames.get(own), classNames.get(taken), rows, rows == 1 ? "row" : "rows");
    }
}
