package io.feebridge.ledger.testing;

import io.feebridge.ledger.feed.Feed;
import io.feebridge.ledger.feed.FeedGenerations;
import io.feebridge.ledger.feed.kafka.FeedTopics;
import io.feebridge.ledger.feed.kafka.OutboxFeed;
import io.feebridge.ledger.feed.kafka.ThreadSerializers;
import io.feebridge.ledger.feed.postgres.PostgresFeedGenerations;
import io.feebridge.ledger.republication.Republishing;
import io.feebridge.ledger.republication.postgres.PostgresRepublication;
import io.feebridge.ledger.republication.spring.RepublicationMetrics;
import io.feebridge.ledger.republication.spring.RepublicationRuns;
import io.feebridge.messaging.OutboxRelays;
import io.feebridge.messaging.RelaySettings;
import io.feebridge.messaging.outbox.postgres.PostgresGenerations;
import io.feebridge.messaging.outbox.postgres.PostgresOutbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger's feed: always into the outbox; to Kafka while a relay runs. */
public final class TestFeed implements AutoCloseable {

  private final DataSource dataSource;
  private final MeterRegistry registry;
  private final Clock clock;
  private final ThreadSerializers serializers;
  private final FeedGenerations generations;
  private FeedTopics topics = new FeedTopics("ledger.payments.v1", "ledger.journal.v1");
  private @Nullable OutboxRelays relay;
  private @Nullable RepublicationRuns republication;

  TestFeed(DataSource dataSource, MeterRegistry registry, Clock clock) {
    this.dataSource = dataSource;
    this.registry = registry;
    this.clock = clock;
    Map<String, Object> settings = new HashMap<>(TestKafka.settings());
    settings.put("value.serializer", "io.feebridge.schemas.wire.AvroWireSerializer");
    settings.putAll(TestKafka.bundled());
    this.serializers = new ThreadSerializers(settings);
    this.generations =
        new PostgresFeedGenerations(
            new PostgresGenerations(dataSource), new JdbcTemplate(dataSource));
  }

  FeedGenerations generations() {
    return generations;
  }

  /** Goes to whatever topics are set when it is told. */
  Feed feed() {
    return (generation, news) -> outboxFeed().tell(generation, news);
  }

  private Feed outboxFeed() {
    return new OutboxFeed(new PostgresOutbox(dataSource, clock), serializers, topics);
  }

  /** Publishes to these topics from now on, as the only relay of this shard. */
  public TestFeed relay(FeedTopics to, String shard) {
    topics = to;
    startRelay(shard);
    return this;
  }

  /** Another relay of the same shard, or the first. */
  public void startRelay(String shard) {
    stopRelay();
    OutboxRelays started =
        OutboxRelays.create(
            RelaySettings.of(shard, TestKafka.settings())
                .withBatch(200, 1 << 20)
                .withLease(Duration.ofSeconds(2)),
            dataSource,
            registry,
            clock);
    started.start();
    relay = started;
  }

  public void stopRelay() {
    if (relay != null) {
      relay.stop();
      relay = null;
    }
  }

  /** Tells everything again, in chunks, once the generation was raised. */
  public void startRepublication(int chunk, int mostWaiting) {
    Republishing republishing =
        new Republishing(
            new PostgresRepublication(new JdbcTemplate(dataSource)),
            feed(),
            generations,
            chunk,
            mostWaiting);
    RepublicationRuns started =
        new RepublicationRuns(
            republishing,
            new TransactionTemplate(new JdbcTransactionManager(dataSource)),
            new RepublicationMetrics(registry),
            Duration.ofMillis(50));
    started.start();
    republication = started;
  }

  public void stopRepublication() {
    if (republication != null) {
      republication.stop();
      republication = null;
    }
  }

  @Override
  public void close() {
    stopRepublication();
    stopRelay();
    serializers.close();
  }
}
