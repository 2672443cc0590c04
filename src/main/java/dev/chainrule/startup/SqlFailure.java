package dev.chainrule.startup;

import java.sql.SQLException;

/** Names what a database said no to. */
public final class SqlFailure {

    /** H2's DATABASE_ALREADY_OPEN_1; the driver is no compile-time dependency. */
    private static final int H2_ALREADY_OPEN = 90020;

    private SqlFailure() {}

    public static boolean isInUse(SQLException e) {
        return e.getErrorCode() == H2_ALREADY_OPEN;
    }

    public static String inUse(String database) {
        return "The database " + database
                + " is in use by another process. Stop that one, or choose another --chainrule.data-dir.";
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
