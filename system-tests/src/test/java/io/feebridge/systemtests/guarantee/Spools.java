package io.feebridge.systemtests.guarantee;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The spools of a stack's ingresses, read from their files as an operator would read them. */
public final class Spools {

  private final Path folder;

  /** Of the stack with that state folder. */
  public Spools(Path state) {
    folder = state.resolve("spool");
  }

  /** Hashes of the bodies that wait there, as their rows tell. */
  public Set<String> hashes() {
    Set<String> hashes = new HashSet<>();
    for (Path file : files()) {
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA busy_timeout = 5000");
        statement.execute("PRAGMA query_only = ON");
        try (ResultSet rows = statement.executeQuery("SELECT body_sha256 FROM deliveries")) {
          while (rows.next()) {
            hashes.add(rows.getString(1));
          }
        }
      } catch (SQLException e) {
        throw new AssertionError("a spool cannot be read: " + file, e);
      }
    }
    return hashes;
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.endsWith("spool.db")).toList();
    } catch (IOException e) {
      throw new AssertionError("the spools cannot be listed", e);
    }
  }
}
