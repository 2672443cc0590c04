package dev.chainrule.storage;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets one transaction write at a time, while any number read. H2 keeps every acknowledged commit and an intact file through kill -9 only so.
 * A transaction waits at its first writing statement and lets the next one in when it has ended.
 */
final class OneWriter extends DelegatingDataSource {

    private static final long PATIENCE_SECONDS = 60;

    private final ReentrantLock writing = new ReentrantLock(true);

    OneWriter(javax.sql.DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public java.sql.Connection getConnection() throws SQLException {
        return OneWriterConnection.around(super.getConnection(), this);
    }

    @Override
    public java.sql.Connection getConnection(String username, String password) throws SQLException {
        return OneWriterConnection.around(super.getConnection(username, password), this);
    }

    void enter() throws SQLException {
        try {
            if (!writing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new SQLTransientException(
                        "Another transaction has been writing for %d seconds; this one gives up. Try again."
                                .formatted(PATIENCE_SECONDS));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLTransientException("Interrupted while waiting to write.", interrupted);
        }
    }

    void leave() {
        writing.unlock();
    }
}
