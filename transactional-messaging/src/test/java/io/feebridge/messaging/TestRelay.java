package io.feebridge.messaging;

import io.feebridge.messaging.outbox.OutgoingMessage;
import io.feebridge.messaging.outbox.kafka.RelayProducers;
import io.feebridge.messaging.outbox.postgres.PostgresOutbox;
import io.feebridge.messaging.outbox.relay.RelayStatus;
import io.feebridge.messaging.testing.TestDatabase;
import io.feebridge.messaging.testing.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A relay under test with its meters; closing it stops it. */
final class TestRelay implements AutoCloseable {

  private final OutboxRelays relays;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private TestRelay(
      RelaySettings settings,
      DataSource dataSource,
      Clock clock,
      UnaryOperator<Producer<byte[], byte[]>> producers) {
    this.relays =
        new OutboxRelays(
            settings,
            dataSource,
            registry,
            clock,
            of -> producers.apply(RelayProducers.newProducer(of.kafka(), of.shard())));
  }

  /** Settings of a relay that repeats and gives up fast enough for a test. */
  static RelaySettings settings(String shard) {
    Map<String, Object> kafka = new HashMap<>(TestKafka.settings());
    kafka.put("max.block.ms", 1500);
    return RelaySettings.of(shard, kafka)
        .withLease(Duration.ofMillis(600))
        .withBackoff(Duration.ofMillis(20), Duration.ofMillis(200));
  }

  static TestRelay start(RelaySettings settings, DataSource dataSource) {
    return start(settings, dataSource, Clock.systemUTC(), producer -> producer);
  }

  static TestRelay start(
      RelaySettings settings,
      DataSource dataSource,
      Clock clock,
      UnaryOperator<Producer<byte[], byte[]>> producers) {
    TestRelay relay = new TestRelay(settings, dataSource, clock, producers);
    relay.relays.start();
    return relay;
  }

  /** Adds texts under one key in one transaction. */
  static void add(TestDatabase database, String topic, String... texts) {
    add(database, Clock.systemUTC(), Stream.of(texts).map(text -> message(topic, text)).toList());
  }

  static void add(TestDatabase database, Clock clock, List<OutgoingMessage> messages) {
    new TransactionTemplate(new JdbcTransactionManager(database.application()))
        .executeWithoutResult(_ -> new PostgresOutbox(database.application(), clock).add(messages));
  }

  static OutgoingMessage message(String topic, String text) {
    return new OutgoingMessage(topic, "k", text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  static long position(TestDatabase database) {
    return database.owner().queryForObject("SELECT last_id FROM relay_positions", Long.class);
  }

  RelayStatus status() {
    return relays.status();
  }

  /** The sum of a counter over its tags; without {@code feebridge.messaging.relay.}. */
  long count(String name) {
    return (long)
        registry.find("feebridge.messaging.relay." + name).counters().stream()
            .mapToDouble(counter -> counter.count())
            .sum();
  }

  double gauge(String name) {
    return registry.get("feebridge.messaging.relay." + name).gauge().value();
  }

  boolean everyTakenMessageHasOneEnd() {
    return count("messages.taken")
        == count("messages.published") + count("messages.refused") + count("messages.returned");
  }

  @Override
  public void close() {
    relays.stop();
  }
}
