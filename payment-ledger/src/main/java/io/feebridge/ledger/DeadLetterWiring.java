package io.feebridge.ledger;

import io.feebridge.ledger.booking.Arrived;
import io.feebridge.ledger.booking.kafka.PaymentReports;
import io.feebridge.ledger.booking.kafka.ThreadDeserializers;
import io.feebridge.ledger.events.StoredEvents;
import io.feebridge.ledger.events.kafka.EventReading;
import io.feebridge.ledger.events.kafka.KafkaStoredEvents;
import io.feebridge.messaging.DeadLetterPublishers;
import io.feebridge.messaging.DeadLetterSettings;
import io.feebridge.messaging.InboxConsumers;
import io.feebridge.messaging.InboxSettings;
import io.feebridge.messaging.deadletter.QuarantineDesk;
import io.feebridge.messaging.deadletter.postgres.PostgresQuarantineDesk;
import io.feebridge.messaging.inbox.breaker.BreakerSettings;
import io.feebridge.messaging.inbox.breaker.Breakers;
import io.feebridge.messaging.inbox.postgres.PostgresBreakers;
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

/** What becomes of records that cannot be booked, and what operators may do about them. */
@Configuration(proxyBeanMethods = false)
class DeadLetterWiring {

  @Bean
  BreakerSettings breakerSettings(BreakerOptions options) {
    return options.settings();
  }

  @Bean
  DeadLetterPublishers deadLetterPublishers(
      KafkaProperties kafka,
      InboxSettings inbox,
      DataSource dataSource,
      MeterRegistry registry,
      Clock clock) {
    Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
    settings.values().removeIf(Objects::isNull);
    return DeadLetterPublishers.create(
        DeadLetterSettings.of(inbox.group(), settings), dataSource, registry, clock);
  }

  @Bean
  QuarantineDesk quarantineDesk(PaymentReports reports, DataSource dataSource, Clock clock) {
    return new PostgresQuarantineDesk<>(reports, dataSource, clock);
  }

  @Bean
  Breakers breakers(DataSource dataSource, Clock clock) {
    return new PostgresBreakers(dataSource, clock);
  }

  @Bean
  StoredEvents storedEvents(InboxSettings inbox, ThreadDeserializers deserializers) {
    return new KafkaStoredEvents(inbox.kafka(), inbox.topics(), new EventReading(deserializers));
  }

  /** An open breaker needs a person, not a restart: it shows, and stops no traffic. */
  @Bean
  HealthIndicator breakerHealthIndicator(InboxConsumers<Arrived> inbox) {
    return () ->
        inbox.breakerOpen()
            ? Health.outOfService().withDetail("breaker", "open").build()
            : Health.up().build();
  }
}
