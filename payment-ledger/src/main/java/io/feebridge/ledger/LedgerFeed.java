package io.feebridge.ledger;

import io.feebridge.ledger.feed.Feed;
import io.feebridge.ledger.feed.FeedGenerations;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What tells the ERP: outbox, relay, and the republication after a restore. */
@Configuration(proxyBeanMethods = false)
class LedgerFeed {

  /** Longer than any healthy chunk takes; then it is undone and tried again. */
  private static final int CHUNK_TIMEOUT_S = 60;

  @Bean
  RelaySettings relaySettings(RelayOptions options, KafkaProperties kafka) {
    Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
    settings.values().removeIf(Objects::isNull);
    return options.settings(settings);
  }

  @Bean
  ThreadSerializers serializers(RelaySettings settings) {
    return new ThreadSerializers(settings.kafka());
  }

  @Bean
  FeedGenerations feedGenerations(DataSource dataSource, JdbcTemplate jdbc) {
    return new PostgresFeedGenerations(new PostgresGenerations(dataSource), jdbc);
  }

  @Bean
  Feed feed(
      DataSource dataSource, ThreadSerializers serializers, FeedOptions options, Clock clock) {
    return new OutboxFeed(new PostgresOutbox(dataSource, clock), serializers, options.topics());
  }

  @Bean
  OutboxRelays outboxRelays(
      RelaySettings settings, DataSource dataSource, MeterRegistry registry, Clock clock) {
    return OutboxRelays.create(settings, dataSource, registry, clock);
  }

  @Bean
  RepublicationRuns republicationRuns(
      JdbcTemplate jdbc,
      Feed feed,
      FeedGenerations generations,
      FeedOptions options,
      PlatformTransactionManager transactions,
      MeterRegistry registry) {
    TransactionTemplate transaction = new TransactionTemplate(transactions);
    transaction.setTimeout(CHUNK_TIMEOUT_S);
    FeedOptions.Republication how = options.republication();
    Republishing republishing =
        new Republishing(
            new PostgresRepublication(jdbc), feed, generations, how.chunk(), how.mostWaiting());
    return new RepublicationRuns(
        republishing, transaction, new RepublicationMetrics(registry), how.look());
  }

  /** Who cannot publish can still book and answer: it shows, and stops no traffic. */
  @Bean
  HealthIndicator relayHealthIndicator(OutboxRelays relay) {
    return () ->
        switch (relay.status()) {
          case RELAYING -> Health.up().build();
          case STANDING_BY -> Health.up().withDetail("relay", "standing by").build();
          case REPEATING -> Health.outOfService().withDetail("relay", "repeating").build();
          case STOPPED -> Health.down().withDetail("relay", "stopped").build();
          case FAILED -> Health.down().withDetail("relay", "failed").build();
        };
  }
}
