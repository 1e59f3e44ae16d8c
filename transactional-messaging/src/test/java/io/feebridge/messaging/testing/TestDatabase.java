package io.feebridge.messaging.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A schema of its own on a real PostgreSQL 18, migrated by an owner and used by an application role
 * that has just what the migration grants.
 *
 * @param application what the inbox under test is given
 * @param owner for preparing and asserting
 */
public record TestDatabase(PGSimpleDataSource application, JdbcTemplate owner) {

  private static final Address SERVER =
      Boolean.getBoolean("feebridge.docker") ? inDocker() : fromMavenArtifacts();
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private record Address(String host, int port) {}

  /** The image that PostgreSQL's makers publish; Testcontainers removes it. */
  @SuppressWarnings("resource")
  private static Address inDocker() {
    PostgreSQLContainer server =
        new PostgreSQLContainer("postgres:18")
            .withUsername("postgres")
            .withDatabaseName("postgres")
            .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust") // as that of the Maven artifacts
            .withCommand("postgres", "-c", "max_connections=60");
    server.start();
    return new Address(server.getHost(), server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
  }

  private static Address fromMavenArtifacts() {
    try {
      return new Address("localhost", durable(EmbeddedPostgres.builder()).start().getPort());
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
    return createOn(new Address("localhost", server.getPort()));
  }

  private static TestDatabase createOn(Address server) {
    String schema = "test_" + SCHEMAS.incrementAndGet();
    PGSimpleDataSource admin = connect(server, "postgres");
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
    PGSimpleDataSource owner = connect(server, "postgres");
    owner.setCurrentSchema(schema);
    PGSimpleDataSource application = connect(server, "app");
    application.setCurrentSchema(schema);
    return new TestDatabase(application, new JdbcTemplate(owner));
  }

  private static PGSimpleDataSource connect(Address server, String user) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setServerNames(new String[] {server.host()});
    dataSource.setPortNumbers(new int[] {server.port()});
    dataSource.setDatabaseName("postgres");
    dataSource.setUser(user);
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
