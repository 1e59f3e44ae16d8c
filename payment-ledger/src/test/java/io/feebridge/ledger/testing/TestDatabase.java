package io.feebridge.ledger.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A schema of its own on a real PostgreSQL 18 that forces what it commits to disk, migrated by an
 * owner and used by the role that the migrations grant rights to.
 */
public final class TestDatabase {

  public static final String OWNER = "feebridge_ledger_owner";
  public static final String APP = "feebridge_ledger_app";

  private static final String SERVER =
      withRoles(Boolean.getBoolean("feebridge.docker") ? inDocker() : fromMavenArtifacts());
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private final String schema;

  private TestDatabase(String schema) {
    this.schema = schema;
  }

  private static String fromMavenArtifacts() {
    try {
      return "localhost:"
          + EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "100")
              .start()
              .getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The image that PostgreSQL's makers publish; Testcontainers removes it. */
  @SuppressWarnings("resource")
  private static String inDocker() {
    PostgreSQLContainer server =
        new PostgreSQLContainer("postgres:18")
            .withUsername("postgres")
            .withDatabaseName("postgres")
            .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust") // as that of the Maven artifacts
            .withCommand("postgres", "-c", "max_connections=100");
    server.start();
    return server.getHost() + ":" + server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
  }

  private static String withRoles(String server) {
    PGSimpleDataSource superuser = new PGSimpleDataSource();
    superuser.setUrl("jdbc:postgresql://" + server + "/postgres");
    superuser.setUser("postgres");
    JdbcTemplate admin = new JdbcTemplate(superuser);
    admin.execute("CREATE ROLE " + OWNER + " LOGIN");
    admin.execute("CREATE ROLE " + APP + " LOGIN");
    admin.execute("GRANT CREATE ON DATABASE postgres TO " + OWNER);
    return server;
  }

  /** An empty schema, for a service that migrates it itself. */
  public static TestDatabase empty() {
    return new TestDatabase("ledger_" + SCHEMAS.incrementAndGet());
  }

  /** A migrated schema. */
  public static TestDatabase migrated() {
    TestDatabase database = empty();
    Flyway.configure()
        .dataSource(database.as(OWNER))
        .defaultSchema(database.schema)
        .locations("classpath:db/messaging", "classpath:db/ledger")
        .placeholders(Map.of("app_role", APP))
        .load()
        .migrate();
    return database;
  }

  public String schema() {
    return schema;
  }

  public String url() {
    return "jdbc:postgresql://%s/postgres?currentSchema=%s".formatted(SERVER, schema);
  }

  /** Connections of one role. */
  public PGSimpleDataSource as(String role) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(url());
    dataSource.setUser(role);
    return dataSource;
  }

  /** For preparing and asserting. */
  public JdbcTemplate owner() {
    return new JdbcTemplate(as(OWNER));
  }

  public long count(String table) {
    Long count = owner().queryForObject("SELECT count(*) FROM " + table, Long.class);
    return count == null ? 0 : count;
  }

  /** One line a payment that was booked, sorted: key, counters, state, hash, booked_at in µs. */
  public List<String> stateLines() {
    return lines(
        """
        SELECT concat_ws(' ', collector || ':' || family || ':' || id, version, entries,
                         upper(state), encode(position_hash, 'hex'),
                         (extract(epoch FROM booked_at) * 1000000)::bigint)
          FROM payments WHERE version > 0""");
  }

  /** One line a posting, sorted. */
  public List<String> journalLines() {
    return lines(
        """
        SELECT concat_ws(' ', payment, version, upper(reason),
                         (extract(epoch FROM occurred_at) * 1000000)::bigint,
                         (extract(epoch FROM booked_at) * 1000000)::bigint, accounting_date, line,
                         account, coalesce(academic_year::text, 'null'), component,
                         coalesce(utr, 'null'), (coalesce(debit, -credit))::numeric(20, 2))
          FROM journal""");
  }

  private List<String> lines(String sql) {
    return owner().queryForList(sql, String.class).stream().sorted().toList();
  }

  /** One hash over the positions of all payments. */
  public String positionHash() {
    return hash("id || ' ' || coalesce(encode(position_hash, 'hex'), '')", "payments");
  }

  /** One hash over the balances of all accounts that have one. */
  public String balanceHash() {
    return hash(
        "concat_ws(' ', collector, account, academic_year, debit - credit)",
        "balances WHERE debit <> credit");
  }

  /** As {@link #balanceHash()}, of the postings themselves. */
  public String postingsHash() {
    return hash(
        "concat_ws(' ', collector, account, academic_year, paise)",
        "(SELECT b.collector, b.account, b.academic_year, sum(p.paise) AS paise FROM postings p"
            + " JOIN balances b USING (account_id) GROUP BY b.account_id"
            + " HAVING sum(p.paise) <> 0) AS sums");
  }

  private String hash(String line, String from) {
    return owner()
        .queryForObject(
            "SELECT md5(coalesce(string_agg(line, ',' ORDER BY line), '')) FROM (SELECT "
                + line
                + " AS line FROM "
                + from
                + ") AS lines",
            String.class);
  }
}
