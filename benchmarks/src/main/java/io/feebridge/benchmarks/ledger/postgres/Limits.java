package io.feebridge.benchmarks.ledger.postgres;

import io.feebridge.benchmarks.ledger.Rate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/**
 * What this PostgreSQL can do at most with rows like the ledger's, and nothing else to do: no
 * Kafka, no positions, no questions before writing.
 */
public final class Limits {

  /** Opens connections to the benchmark's own server. */
  @FunctionalInterface
  public interface Connections {
    Connection open() throws SQLException;
  }

  private static final int BATCH = 500;
  private static final int WRITERS = 2;
  private static final int CLIENTS = 8;
  private static final Duration CLIENTS_WORK = Duration.ofSeconds(2);
  private static final int CONTENT = 180;

  /** With it a row takes about as many bytes as the ledger's rows do on average. */
  private static final int COPIED_CONTENT = 100;

  private static final String TABLES =
      """
      CREATE SCHEMA IF NOT EXISTS limits;
      DROP TABLE IF EXISTS limits.copied, limits.facts, limits.postings, limits.singles;
      CREATE TABLE limits.copied (id uuid PRIMARY KEY, account_id uuid NOT NULL, paise bigint NOT NULL,
        booked_at timestamptz NOT NULL, content text NOT NULL);
      CREATE TABLE limits.facts (payment_id uuid, fact_id uuid, booked_at timestamptz NOT NULL,
        content jsonb NOT NULL, PRIMARY KEY (payment_id, fact_id));
      CREATE TABLE limits.postings (entry_id bigint, line smallint, account_id uuid NOT NULL,
        paise bigint NOT NULL, component text NOT NULL, PRIMARY KEY (entry_id, line));
      CREATE TABLE limits.singles (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        account_id uuid NOT NULL, paise bigint NOT NULL);
      """;

  private static final String FACTS =
      "INSERT INTO limits.facts SELECT p, f, now(), c FROM unnest(?::uuid[], ?::uuid[], ?::jsonb[])"
          + " AS row (p, f, c) ON CONFLICT DO NOTHING";
  private static final String POSTINGS =
      "INSERT INTO limits.postings SELECT e, l, a, m, 'TUITION_FEE'"
          + " FROM unnest(?::bigint[], ?::smallint[], ?::uuid[], ?::bigint[]) AS row (e, l, a, m)";
  private static final String SINGLE =
      "INSERT INTO limits.singles (account_id, paise) VALUES (?, ?)";

  private final Connections connections;
  private final Random random;

  /**
   * @param random gives the ids, so that two runs write alike
   */
  public Limits(Connections connections, Random random) {
    this.connections = connections;
    this.random = random;
  }

  /** Empty tables, once before each round. */
  public void prepare() throws SQLException {
    try (Connection connection = connections.open();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
    }
  }

  /** Rows of one {@code COPY} into a table keyed by random UUIDs, as long as the ledger's rows. */
  public Rate copy(int rows) throws SQLException, IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      text.append(id()).append('\t').append(id()).append('\t').append(i);
      text.append("\t2026-06-01T04:30:00Z\t").append("x".repeat(COPIED_CONTENT)).append('\n');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    try (Connection connection = connections.open()) {
      long begun = System.nanoTime();
      long copied =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY limits.copied FROM STDIN", new ByteArrayInputStream(bytes));
      return since(begun, copied);
    }
  }

  /** Events of bare batches: one fact and two postings each, two writers, one commit a batch. */
  public Rate batches(int events) throws SQLException {
    List<Callable<Void>> writers =
        IntStream.range(0, WRITERS)
            .<Callable<Void>>mapToObj(
                writer ->
                    () -> {
                      write(writer, events / WRITERS);
                      return null;
                    })
            .toList();
    long begun = System.nanoTime();
    together(writers);
    return since(begun, events / WRITERS * (long) WRITERS);
  }

  private void write(int writer, int events) throws SQLException {
    String content = "{\"c\": \"" + "x".repeat(CONTENT) + "\"}";
    try (Connection connection = connections.open();
        PreparedStatement facts = connection.prepareStatement(FACTS);
        PreparedStatement postings = connection.prepareStatement(POSTINGS)) {
      connection.setAutoCommit(false);
      for (int first = 0; first < events; first += BATCH) {
        int size = Math.min(BATCH, events - first);
        facts.setArray(1, array(connection, "uuid", size, _ -> id()));
        facts.setArray(2, array(connection, "uuid", size, _ -> id()));
        facts.setArray(3, array(connection, "jsonb", size, _ -> content));
        facts.executeUpdate();
        long entry = (long) writer << 40 | first;
        postings.setArray(1, array(connection, "bigint", 2 * size, i -> entry + i / 2));
        postings.setArray(2, array(connection, "smallint", 2 * size, i -> i % 2));
        postings.setArray(3, array(connection, "uuid", 2 * size, _ -> id()));
        postings.setArray(4, array(connection, "bigint", 2 * size, i -> 250_000L));
        postings.executeUpdate();
        connection.commit();
      }
    }
  }

  private static Array array(
      Connection connection, String type, int size, java.util.function.IntFunction<Object> value)
      throws SQLException {
    return connection.createArrayOf(type, IntStream.range(0, size).mapToObj(value).toArray());
  }

  /** Commits of single rows by eight clients, as {@code pgbench} would make them. */
  public Rate singleCommits() throws SQLException {
    long begun = System.nanoTime();
    long end = begun + CLIENTS_WORK.toNanos();
    List<Callable<Long>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(() -> commitsUntil(end));
    }
    long commits = together(clients).stream().mapToLong(Long::longValue).sum();
    return since(begun, commits);
  }

  private long commitsUntil(long end) throws SQLException {
    long commits = 0;
    try (Connection connection = connections.open();
        PreparedStatement insert = connection.prepareStatement(SINGLE)) {
      while (System.nanoTime() < end) {
        insert.setObject(1, id());
        insert.setLong(2, 250_000);
        insert.executeUpdate();
        commits++;
      }
    }
    return commits;
  }

  private static <T> List<T> together(List<Callable<T>> tasks) throws SQLException {
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
      List<Future<T>> running = tasks.stream().map(threads::submit).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new SQLException("a writer of the limit failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", e);
    }
  }

  private UUID id() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    ByteBuffer read = ByteBuffer.wrap(bytes);
    return new UUID(read.getLong(), read.getLong());
  }

  private static Rate since(long begun, long count) {
    return new Rate(count, Duration.ofNanos(System.nanoTime() - begun));
  }
}
