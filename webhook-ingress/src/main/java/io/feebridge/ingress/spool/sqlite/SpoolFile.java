package io.feebridge.ingress.spool.sqlite;

import io.feebridge.ingress.spool.UnusableSpoolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file: {@code spool.db} in its folder, with SQLite's {@code -wal} and {@code -shm} beside it.
 *
 * <p>A file that cannot be read is moved aside, whole, into a folder {@code unreadable-…} beside
 * it, and a new one begun. Nothing is deleted.
 */
final class SpoolFile {

  /** Of the table below; a file of a later one is left to the version that wrote it. */
  static final int VERSION = 1;

  /** Small rows share a page, and a page is what the log writes. */
  static final int PAGE_BYTES = 8192;

  private static final Logger log = LoggerFactory.getLogger(SpoolFile.class);

  private static final String NAME = "spool.db";
  private static final String UNREADABLE = "unreadable-";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS deliveries (
            id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice, not even after a discard
            set_aside TEXT,                       -- null while it waits
            spooled_at INTEGER NOT NULL,          -- microseconds since 1970, as received_at
            event_id TEXT NOT NULL,
            collector TEXT NOT NULL,
            path_event TEXT,
            received_at INTEGER NOT NULL,
            source_address TEXT,
            key_id TEXT NOT NULL,
            body_sha256 TEXT NOT NULL,
            signature TEXT NOT NULL,
            content_type TEXT,
            traceparent TEXT,
            headers TEXT NOT NULL,
            body BLOB NOT NULL)
          """,
          "CREATE INDEX IF NOT EXISTS waiting ON deliveries (id) WHERE set_aside IS NULL",
          "CREATE INDEX IF NOT EXISTS those_set_aside ON deliveries (id) WHERE set_aside IS NOT"
              + " NULL",
          """
          CREATE TABLE IF NOT EXISTS decisions (
            delivery INTEGER NOT NULL,
            verb TEXT NOT NULL,
            decided_by TEXT NOT NULL,
            reason TEXT NOT NULL,
            decided_at INTEGER NOT NULL,
            collector TEXT NOT NULL,
            event_id TEXT NOT NULL,
            body_sha256 TEXT NOT NULL)
          """);

  private final Path folder;

  SpoolFile(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens the file to write, after it was read through once.
   *
   * @throws UnusableSpoolException when it is of a later version, or nothing can be made there
   */
  Connection open(Clock clock) {
    try {
      return opened();
    } catch (SQLException e) {
      if (!Failures.unreadable(e)) {
        throw unusable(e);
      }
      moveAside(STAMP.format(clock.instant()), e);
    }
    try {
      return opened();
    } catch (SQLException e) {
      throw unusable(e);
    }
  }

  /** Another connection to the same file, to read while the first one writes. */
  Connection reading() throws SQLException {
    Connection connection = connection();
    execute(connection, "PRAGMA query_only = ON");
    return connection;
  }

  /** How many files were moved aside and still stand there. */
  long movedAside() {
    try (Stream<Path> beside = Files.list(folder)) {
      return beside.filter(p -> p.getFileName().toString().startsWith(UNREADABLE)).count();
    } catch (IOException e) {
      return 0;
    }
  }

  private Connection opened() throws SQLException {
    Connection connection = connection();
    try {
      prepare(connection);
      return connection;
    } catch (SQLException | UnusableSpoolException e) {
      connection.close();
      throw e;
    }
  }

  private void prepare(Connection connection) throws SQLException {
    String verdict = text(connection, "PRAGMA quick_check(1)"); // before anything is written
    if (!verdict.equals("ok")) {
      throw Failures.unreadable(verdict);
    }
    long version = number(connection, "PRAGMA user_version");
    if (version > VERSION) {
      throw new UnusableSpoolException(
          "The spool in %s was written by a later version of this service (%d, this one knows %d)."
              .formatted(folder, version, VERSION),
          null);
    }
    execute(connection, "PRAGMA page_size = " + PAGE_BYTES); // both before the first table
    execute(connection, "PRAGMA auto_vacuum = INCREMENTAL");
    execute(connection, "PRAGMA journal_mode = WAL");
    execute(connection, "PRAGMA synchronous = FULL"); // each commit is forced to the disk
    execute(connection, "PRAGMA wal_autocheckpoint = 512"); // 4 MiB
    execute(connection, "PRAGMA secure_delete = FAST"); // what is published leaves no bytes behind
    for (String table : TABLES) {
      execute(connection, table);
    }
    execute(connection, "PRAGMA user_version = " + VERSION);
  }

  private Connection connection() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(NAME));
    execute(connection, "PRAGMA busy_timeout = 5000");
    return connection;
  }

  private void moveAside(String stamp, SQLException why) {
    Path aside = folder.resolve(UNREADABLE + stamp);
    try {
      Files.createDirectory(aside);
      for (String file : List.of(NAME, NAME + "-wal", NAME + "-shm")) {
        if (Files.exists(folder.resolve(file))) {
          Files.move(folder.resolve(file), aside.resolve(file));
        }
      }
    } catch (IOException e) {
      throw new UnusableSpoolException(
          "The spool in %s cannot be read (%s) and not be moved aside: %s"
              .formatted(folder, why.getMessage(), e),
          e);
    }
    log.error(
        "THE SPOOL COULD NOT BE READ and was moved to {}, with the deliveries in it. A new one was"
            + " begun. docs/operating/spool.md tells how to get them out. The reason: {}",
        aside,
        why.getMessage());
  }

  private UnusableSpoolException unusable(SQLException e) {
    return new UnusableSpoolException(
        "The spool in %s cannot be opened: %s".formatted(folder, e.getMessage()), e);
  }

  /** To the end of its rows, since some pragmas do a part of their work with each. */
  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        readToEnd(statement);
      }
    }
  }

  private static void readToEnd(Statement statement) throws SQLException {
    try (ResultSet rows = statement.getResultSet()) {
      boolean more = rows.next();
      while (more) {
        more = rows.next();
      }
    }
  }

  static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }
}
