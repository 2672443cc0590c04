package dev.chainrule.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneWriterTest {

    private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:onewriter", "sa", "");
    private final OneWriter database = new OneWriter(pool);

    @BeforeEach
    void table() throws SQLException {
        execute("create table entry (id int primary key)");
    }

    @AfterEach
    void dispose() throws SQLException {
        execute("drop all objects");
        pool.dispose();
    }

    @Test
    void aSecondTransactionWritesOnlyAfterTheFirstHasEnded() throws Exception {
        try (Connection first = database.getConnection()) {
            first.setAutoCommit(false);
            insert(first, 1);
            CompletableFuture<Void> second = inBackground(2);

            assertThat(second).isNotDone();
            assertThat(count()).as("reading goes beside it").isZero();
            first.commit();

            second.get(10, TimeUnit.SECONDS);
            assertThat(count()).isEqualTo(2);
        }
    }

    @Test
    void aRollbackLetsTheNextOneIn() throws Exception {
        try (Connection first = database.getConnection()) {
            first.setAutoCommit(false);
            insert(first, 1);
            CompletableFuture<Void> second = inBackground(2);
            first.rollback();

            second.get(10, TimeUnit.SECONDS);
            assertThat(count()).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatIsClosedWithoutCommitLetsTheNextOneIn() throws Exception {
        Connection first = database.getConnection();
        first.setAutoCommit(false);
        insert(first, 1);
        CompletableFuture<Void> second = inBackground(2);
        first.close();

        second.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aFailedStatementOutsideATransactionLetsTheNextOneIn() throws Exception {
        execute("insert into entry values (1)");
        assertThat(CompletableFuture.supplyAsync(() -> fails("insert into entry values (1)"))
                        .get(10, TimeUnit.SECONDS))
                .isTrue();

        inBackground(2).get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from run|false",
                "  with x as (select 1) select * from x|false",
                "select * from run where id = 1 for update|true",
                "insert into run values (1)|true",
                "MERGE into run values (1)|true",
                "create table x (y int)|true"
            })
    void tellsWritingFromReading(String sql, boolean writes) {
        assertThat(OneWriterConnection.writes(sql)).isEqualTo(writes);
    }

    private CompletableFuture<Void> inBackground(int id) {
        return CompletableFuture.runAsync(() -> {
            try {
                execute("insert into entry values (" + id + ")");
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    private boolean fails(String sql) {
        try {
            execute(sql);
            return false;
        } catch (SQLException expected) {
            return true;
        }
    }

    private void insert(Connection connection, int id) throws SQLException {
        try (var statement = connection.prepareStatement("insert into entry values (?)")) {
            statement.setInt(1, id);
            statement.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from entry")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
