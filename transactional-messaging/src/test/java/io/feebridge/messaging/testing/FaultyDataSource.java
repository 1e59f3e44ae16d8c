package io.feebridge.messaging.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source whose next commit, or next connection, goes wrong in a chosen way, once or on. */
public final class FaultyDataSource extends DelegatingDataSource {

  /** Ends a consumer thread as a crash of the process would: nothing catches it. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What goes wrong. */
  public enum Fault {
    NONE,
    CRASH_BEFORE_COMMIT,
    CRASH_AFTER_COMMIT,
    /** The commit takes effect and its answer is lost. */
    ANSWER_LOST_AFTER_COMMIT,
    /** No connection at all, until healed. */
    AWAY
  }

  private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);

  public FaultyDataSource(DataSource target) {
    super(target);
  }

  public void next(Fault next) {
    fault.set(next);
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (fault.get() == Fault.AWAY) {
      throw new SQLException("away", "08001");
    }
    Connection connection = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("commit")) {
                commit(connection);
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void commit(Connection connection) throws SQLException {
    switch (fault.getAndSet(Fault.NONE)) {
      case NONE, AWAY -> connection.commit();
      case CRASH_BEFORE_COMMIT -> throw new Crash();
      case CRASH_AFTER_COMMIT -> {
        connection.commit();
        throw new Crash();
      }
      case ANSWER_LOST_AFTER_COMMIT -> {
        connection.commit();
        connection.close();
        throw new SQLException("connection reset", "08006");
      }
    }
  }
}
