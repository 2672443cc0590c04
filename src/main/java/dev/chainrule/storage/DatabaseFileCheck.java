package dev.chainrule.storage;

import dev.chainrule.startup.SqlFailure;
import dev.chainrule.startup.StartupRefused;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the embedded database before anything opens it: its folder can be made and written, no other process has the file open, it is
 * not damaged, and no newer program has changed its schema. Refusing here leaves the file as it is, byte for byte.
 */
final class DatabaseFileCheck {

    private static final Logger log = LoggerFactory.getLogger(DatabaseFileCheck.class);

    /** H2's DATABASE_IS_READ_ONLY: opened to be read, the file has not even the user that every database begins with. */
    private static final int H2_WOULD_BEGIN_ANEW = 90097;

    private DatabaseFileCheck() {}

    /**
     * Makes the folder if it is not there. A database that is no H2 file passes.
     *
     * @throws StartupRefused with what is wrong
     */
    static void check(String url, String user, String password) {
        DatabaseFile.of(url).ifPresent(file -> {
            checkFolder(file.folder());
            // One that is empty holds nothing to look at, and H2 begins it anew.
            if (file.path().toFile().length() > 0) {
                checkFile(file, user, password);
            }
        });
    }

    private static void checkFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new StartupRefused(
                    "The data folder " + folder + " is a file. Choose another --chainrule.data-dir.", e);
        } catch (IOException e) {
            throw new StartupRefused(
                    "The data folder " + folder + " cannot be created: " + reason(e)
                            + ". Choose another --chainrule.data-dir.",
                    e);
        }
        try {
            // Tried and not asked: permissions alone do not know of a read-only disk.
            Files.delete(Files.createTempFile(folder, "chainrule-", ".probe"));
        } catch (IOException e) {
            throw new StartupRefused(
                    "The data folder " + folder + " cannot be written: " + reason(e)
                            + ". Make it writable or choose another --chainrule.data-dir.",
                    e);
        }
    }

    private static void checkFile(DatabaseFile file, String user, String password) {
        if (!Files.isWritable(file.path())) {
            throw new StartupRefused("The database " + file
                    + " cannot be written. Make it writable or choose another --chainrule.data-dir.");
        }
        try (Connection connection = DriverManager.getConnection(file.readOnlyUrl(), user, password)) {
            SchemaVersion.refuseNewer(newestIn(connection), "The database " + file.path());
        } catch (SQLException e) {
            if (SqlFailure.isInUse(e)) {
                throw new StartupRefused(SqlFailure.inUse(file.path().toString()), e);
            }
            if (SqlFailure.isUnreadable(e)) {
                throw new StartupRefused(SqlFailure.unreadable(file.path().toString(), e), e);
            }
            if (e.getErrorCode() == H2_WOULD_BEGIN_ANEW) {
                // An ordinary opening would take a file that was cut off for a new one and write over what may be
                // rescued.
                throw new StartupRefused(
                        SqlFailure.damaged(
                                file.path().toString(),
                                "no whole database is in it, as if its end were cut off or its very first start had broken off"),
                        e);
            }
            // A first start that broke off has no history yet, a killed process may have left work that only an
            // ordinary opening can
            // take back. Whatever it is, that opening follows and says what it cannot do.
            log.debug("{} could not be looked at beforehand", file.path(), e);
        }
    }

    private static int newestIn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet versions =
                        statement.executeQuery("select \"version\" from \"flyway_schema_history\" where \"success\"")) {
            int newest = 0;
            while (versions.next()) {
                newest = Math.max(newest, SchemaVersion.number(versions.getString(1)));
            }
            return newest;
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + " (" + e.getMessage() + ")";
    }
}
