package io.feebridge.messaging.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A schema of its own on a real PostgreSQL 18, migrated by an owner and used by an application role
 * that has just what the migration grants.
 *
 * @param application what the inbox under test is given
 * @param owner for preparing and asserting
 */
public record TestDatabase(PGSimpleDataSource application, JdbcTemplate owner) {

  private static final EmbeddedPostgres SERVER = startServer();
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private static EmbeddedPostgres startServer() {
    try {
      return durable(EmbeddedPostgres.builder()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Embedded PostgreSQL starts with durability off; a committed row must be one. */
  public static EmbeddedPostgres.Builder durable(EmbeddedPostgres.Builder builder) {
    return builder
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "60");
  }

  public static TestDatabase create() {
    return createOn(SERVER);
  }

  public static TestDatabase createOn(EmbeddedPostgres server) {
    String schema = "test_" + SCHEMAS.incrementAndGet();
    PGSimpleDataSource admin = (PGSimpleDataSource) server.getPostgresDatabase();
    JdbcTemplate superuser = new JdbcTemplate(admin);
    superuser.execute(
        "DO $$ BEGIN CREATE ROLE app LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    superuser.execute("CREATE SCHEMA " + schema);
    superuser.execute("GRANT USAGE ON SCHEMA " + schema + " TO app");
    Flyway.configure()
        .dataSource(admin)
        .schemas(schema)
        .defaultSchema(schema)
        .locations("classpath:db/messaging", "classpath:db/words")
        .placeholders(Map.of("app_role", "app"))
        .load()
        .migrate();
    PGSimpleDataSource owner = connect(server.getPort(), "postgres", schema);
    return new TestDatabase(connect(server.getPort(), "app", schema), new JdbcTemplate(owner));
  }

  private static PGSimpleDataSource connect(int port, String user, String schema) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setServerNames(new String[] {"localhost"});
    dataSource.setPortNumbers(new int[] {port});
    dataSource.setDatabaseName("postgres");
    dataSource.setUser(user);
    dataSource.setCurrentSchema(schema);
    return dataSource;
  }

  /** Everything that effects have booked, in booking order. */
  public java.util.List<String> booked() {
    return owner.queryForList("SELECT word FROM words ORDER BY id", String.class);
  }

  public long nextOffset(String topic, int partition) {
    return owner.queryForObject(
        "SELECT coalesce(max(next_offset), -1) FROM consumer_offsets WHERE topic = ? AND partition = ?",
        Long.class,
        topic,
        partition);
  }

  public java.util.List<String> quarantinedReasons() {
    return owner.queryForList(
        "SELECT reason_code FROM quarantined_records ORDER BY id", String.class);
  }
}
