package io.feebridge.ledger.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.feebridge.ledger.booking.Arrived;
import io.feebridge.ledger.booking.BookingPayments;
import io.feebridge.ledger.booking.Books;
import io.feebridge.ledger.booking.Branches;
import io.feebridge.ledger.booking.kafka.PaymentReports;
import io.feebridge.ledger.booking.kafka.ThreadDeserializers;
import io.feebridge.ledger.booking.kafka.Traces;
import io.feebridge.ledger.booking.postgres.PostgresBooks;
import io.feebridge.ledger.booking.spring.LedgerMetrics;
import io.feebridge.messaging.InboxConsumers;
import io.feebridge.messaging.InboxSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;

/** The inbox of the ledger over real Kafka and real PostgreSQL, without its HTTP half. */
public final class TestLedger implements AutoCloseable {

  private static final Branches BRANCHES = new Branches(Map.of("demo", Set.of("81c6b473c138")));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final HikariDataSource pool;
  private final TestFeed feed;
  private final InboxConsumers<Arrived> inbox;

  private TestLedger(
      TestDatabase database,
      String topic,
      UnaryOperator<InboxSettings> settings,
      UnaryOperator<Books> books) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.as(TestDatabase.APP));
    config.setMaximumPoolSize(8);
    this.pool = new HikariDataSource(config);
    Map<String, Object> kafka = new HashMap<>(TestKafka.settings());
    kafka.put("value.deserializer", "io.feebridge.schemas.wire.AvroWireDeserializer");
    kafka.putAll(TestKafka.bundled());
    Clock clock = Clock.systemUTC();
    Books real = new PostgresBooks(new JdbcTemplate(pool));
    this.feed = new TestFeed(pool, registry, clock);
    PaymentReports reports =
        new PaymentReports(
            new ThreadDeserializers(kafka),
            BRANCHES,
            new BookingPayments(books.apply(real), feed.feed(), feed.generations(), clock),
            new LedgerMetrics(registry, () -> 0),
            new Traces(OpenTelemetry.noop()));
    InboxSettings plain =
        InboxSettings.of("payment-ledger", java.util.List.of(topic), kafka)
            .withBackoff(Duration.ofMillis(20), Duration.ofMillis(200));
    this.inbox = InboxConsumers.create(settings.apply(plain), pool, reports, registry, clock);
    inbox.start();
  }

  public static TestLedger start(
      TestDatabase database, String topic, UnaryOperator<InboxSettings> settings) {
    return new TestLedger(database, topic, settings, books -> books);
  }

  /** A ledger whose books are wrapped, so that a test can break them. */
  public static TestLedger startOver(
      TestDatabase database, String topic, UnaryOperator<Books> books) {
    return new TestLedger(database, topic, settings -> settings, books);
  }

  /** What this ledger tells. */
  public TestFeed feed() {
    return feed;
  }

  public SimpleMeterRegistry registry() {
    return registry;
  }

  /** A counter below {@code feebridge.ledger.}. */
  public long counted(String name) {
    return (long) registry.get("feebridge.ledger." + name).counter().count();
  }

  public long setAsideBy(String reason) {
    return (long)
        registry
            .find("feebridge.messaging.records.set.aside")
            .tag("reason", reason)
            .counters()
            .stream()
            .mapToDouble(counter -> counter.count())
            .sum();
  }

  /** Waits until this many records were applied. */
  public TestLedger awaitRecords(long records) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> counted("records.applied"), applied -> applied == records);
    return this;
  }

  @Override
  public void close() {
    inbox.stop();
    feed.close();
    pool.close();
  }
}
