package dev.chainrule.startup;

import java.sql.SQLException;
import java.util.Set;

/** Names what a database said no to. */
public final class SqlFailure {

    /** H2's DATABASE_ALREADY_OPEN_1; the driver is no compile-time dependency. */
    private static final int H2_ALREADY_OPEN = 90020;

    /** H2's IO_EXCEPTION_2, FILE_CORRUPTED_1 and FILE_VERSION_ERROR_1. */
    private static final Set<Integer> H2_UNREADABLE = Set.of(90028, 90030, 90048);

    /** What H2 adds to a message and tells nobody anything: an object of the JDK, and at the end its version and a number of its own. */
    private static final String NOISE = "sun\\.nio\\.\\S+ | \\[[0-9./-]+]$";

    private SqlFailure() {}

    public static boolean isInUse(SQLException e) {
        return e.getErrorCode() == H2_ALREADY_OPEN;
    }

    public static String inUse(String database) {
        return "The database " + database
                + " is in use by another process. Stop that one, or choose another --chainrule.data-dir.";
    }

    /** Whether a file is no H2 database, or one with a part overwritten or cut off. */
    public static boolean isUnreadable(SQLException e) {
        return H2_UNREADABLE.contains(e.getErrorCode());
    }

    public static String unreadable(String database, SQLException e) {
        String reason = String.valueOf(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        return damaged(database, reason.replaceAll(NOISE, ""));
    }

    /** @param reason without a full stop */
    public static String damaged(String database, String reason) {
        return "The database " + database + " cannot be read: " + reason
                + ". Put a copy of the file in its place, move it away to begin with an empty one, or choose another --chainrule.data-dir.";
    }

    /** SQL state classes: 08 no connection, 28 wrong user or password, 3D no such database, 57P03 still starting. */
    static boolean isNoConnection(SQLException e) {
        String state = e.getSQLState();
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("28")
                        || state.startsWith("3D")
                        || state.equals("57P03"));
    }
}
