package dev.chainrule.storage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A connection that enters {@link OneWriter} at the first writing statement of a transaction and leaves it when that has ended. */
final class OneWriterConnection implements InvocationHandler {

    private final Connection connection;
    private final OneWriter writer;
    private boolean inside;

    private OneWriterConnection(Connection connection, OneWriter writer) {
        this.connection = connection;
        this.writer = writer;
    }

    static Connection around(Connection connection, OneWriter writer) {
        return proxy(Connection.class, new OneWriterConnection(connection, writer));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "commit", "rollback", "close", "setAutoCommit", "abort" -> {
                try {
                    return call(connection, method, arguments);
                } finally {
                    boolean toSavepoint =
                            method.getName().equals("rollback") && arguments != null && arguments.length == 1;
                    if (!toSavepoint) {
                        leave();
                    }
                }
            }
            case "prepareStatement" -> {
                Object statement = Objects.requireNonNull(call(connection, method, arguments));
                return sqlWrites(arguments)
                        ? proxy(PreparedStatement.class, (p, m, a) -> execute(statement, m, a, true))
                        : statement;
            }
            case "createStatement" -> {
                Object statement = Objects.requireNonNull(call(connection, method, arguments));
                return proxy(Statement.class, (p, m, a) -> execute(statement, m, a, sqlWrites(a)));
            }
            default -> {
                return call(connection, method, arguments);
            }
        }
    }

    private @Nullable Object execute(Object statement, Method method, Object @Nullable [] arguments, boolean writes)
            throws Throwable {
        if (!writes || !method.getName().startsWith("execute")) {
            return call(statement, method, arguments);
        }
        enter();
        try {
            return call(statement, method, arguments);
        } finally {
            if (connection.getAutoCommit()) {
                leave();
            }
        }
    }

    private void enter() throws SQLException {
        if (!inside) {
            writer.enter();
            inside = true;
        }
    }

    private void leave() {
        if (inside) {
            inside = false;
            writer.leave();
        }
    }

    private static boolean sqlWrites(Object @Nullable [] arguments) {
        return arguments == null || arguments.length == 0 || !(arguments[0] instanceof String sql) || writes(sql);
    }

    /** Whatever does not plainly only read counts as writing; locking rows does. */
    static boolean writes(String sql) {
        String text = sql.strip().toLowerCase(Locale.ROOT);
        boolean reads = text.startsWith("select") || text.startsWith("with") || text.startsWith("values");
        return !reads || text.contains("for update");
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
