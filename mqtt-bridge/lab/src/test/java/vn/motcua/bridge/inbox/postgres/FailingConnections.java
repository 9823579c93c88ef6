package vn.motcua.bridge.inbox.postgres;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.inbox.sql.StoreSession;

/**
 * Real connections of which one call fails: the n-th that goes to the database, before the database
 * has heard of it or after it has done it. One thread.
 */
final class FailingConnections implements StoreSession.Opener {
  private static final Set<String> TOLD =
      Set.of(
          "prepareStatement",
          "createStatement",
          "execute",
          "executeQuery",
          "executeUpdate",
          "executeBatch",
          "commit",
          "rollback");

  private final StoreSession.Opener real;
  private int callsUntilFailure = Integer.MAX_VALUE;
  private boolean afterwards;
  private boolean failed;

  FailingConnections(StoreSession.Opener real) {
    this.real = real;
  }

  /** The n-th call from now on fails, with or without effect. */
  void failAt(int call, boolean withEffect) {
    callsUntilFailure = call;
    afterwards = withEffect;
    failed = false;
  }

  boolean hasFailed() {
    return failed;
  }

  @Override
  public Connection open() throws SQLException {
    if (isNext()) {
      throw failure();
    }
    return wrapped(real.open(), Connection.class);
  }

  private <T> T wrapped(T target, Class<T> type) {
    InvocationHandler handler = (_, method, arguments) -> called(target, method, arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private @Nullable Object called(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    boolean fails = TOLD.contains(method.getName()) && isNext();
    if (fails && !afterwards) {
      throw failure();
    }
    Object result;
    try {
      result = method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (fails) {
      throw failure();
    }
    return switch (result) {
      case PreparedStatement statement -> wrapped(statement, PreparedStatement.class);
      case Statement statement -> wrapped(statement, Statement.class);
      case null, default -> result;
    };
  }

  private boolean isNext() {
    return --callsUntilFailure == 0;
  }

  private SQLException failure() {
    failed = true;
    return new SQLException("made to fail", "XX000");
  }
}
