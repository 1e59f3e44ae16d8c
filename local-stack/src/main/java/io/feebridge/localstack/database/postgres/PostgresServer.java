package io.feebridge.localstack.database.postgres;

import io.feebridge.localstack.database.DatabasePlan;
import io.feebridge.localstack.process.Logs;
import io.feebridge.localstack.process.Part;
import io.feebridge.localstack.process.PartFailed;
import io.feebridge.localstack.process.Polling;
import io.feebridge.localstack.process.StopSignal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL whose commits survive {@code kill -9}. The library that unpacks it starts it
 * for tests, with everything that makes a commit durable switched off; here it is all switched on,
 * and asked for after each start.
 */
public final class PostgresServer implements Part {

  /** What a committed row needs to be there after a crash. */
  private static final List<String> DURABLE =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  /** Passwords for everybody but the superuser, and nobody from another machine. */
  private static final String WHO_MAY_CONNECT =
      """
      host all postgres 127.0.0.1/32 trust
      host all postgres ::1/128      trust
      host all all      127.0.0.1/32 scram-sha-256
      """;

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Path data;
  private final Path binaries;
  private final Logs logs;
  private final int port;
  private final DatabasePlan plan;
  private @Nullable EmbeddedPostgres running;

  /**
   * A server on loopback with its rows in {@code data} and its programs unpacked to {@code
   * binaries}.
   */
  public PostgresServer(Path data, Path binaries, Logs logs, int port, DatabasePlan plan) {
    this.data = data;
    this.binaries = binaries;
    this.logs = logs;
    this.port = port;
    this.plan = plan;
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public StopSignal signal() {
    return StopSignal.INT;
  }

  /**
   * The first time by the library, which unpacks the programs and makes the data folder. After that
   * without it: it waits for a server that died while starting until its patience ends, and never
   * gives back the lock that it took before.
   */
  @Override
  public ProcessHandle launch() throws IOException {
    return running == null ? first() : again();
  }

  private ProcessHandle first() throws IOException {
    Files.createDirectories(data);
    Files.createDirectories(binaries);
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setOverrideWorkingDirectory(binaries.toFile())
            .setDataDirectoryCustomizer(PostgresServer::admitOnlyLoopback)
            .setLocaleConfig("locale", "C")
            .setPGStartupWait(LIMIT)
            .setOutputRedirector(logs.appending(name()))
            .setErrorRedirector(logs.appending(name()));
    settings().forEach(builder::setServerConfig);
    running = builder.start();
    return postmaster();
  }

  private ProcessHandle again() throws IOException {
    Map<String, String> settings = settings();
    settings.put("port", Integer.toString(port));
    return new ProcessBuilder(new Programs(binaries).server(data, settings))
        .redirectErrorStream(true)
        .redirectOutput(logs.appending(name()))
        .start()
        .toHandle();
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    settings.put("max_connections", "60");
    settings.put("shared_buffers", "64MB");
    DURABLE.forEach(setting -> settings.put(setting, "on"));
    return settings;
  }

  @Override
  public void awaitReady(ProcessHandle process) {
    EmbeddedPostgres server = running;
    if (server == null) {
      throw new IllegalStateException("not launched");
    }
    DataSource source = server.getPostgresDatabase();
    Polling.untilReady("PostgreSQL", process, () -> answers(source), LIMIT);
    try (Connection connection = source.getConnection()) {
      for (String setting : DURABLE) {
        demandOn(connection, setting);
      }
      new Roles(connection).ensure(plan);
    } catch (SQLException e) {
      throw new PartFailed("PostgreSQL does not answer: " + e.getMessage(), e);
    }
  }

  private static boolean answers(DataSource source) {
    try (Connection _ = source.getConnection()) {
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Where the services connect. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + plan.database();
  }

  private static void demandOn(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW " + setting)) {
      rows.next();
      if (!rows.getString(1).equals("on")) {
        throw new PartFailed("PostgreSQL runs with " + setting + " off: commits would be lost");
      }
    }
  }

  private static void admitOnlyLoopback(File data) {
    try {
      Files.writeString(data.toPath().resolve("pg_hba.conf"), WHO_MAY_CONNECT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessHandle postmaster() throws IOException {
    String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid))
        .orElseThrow(() -> new PartFailed("PostgreSQL ended while it was starting"));
  }
}
