package io.feebridge.ledger;

import io.feebridge.ledger.booking.Arrived;
import io.feebridge.ledger.booking.BookingPayments;
import io.feebridge.ledger.booking.Tally;
import io.feebridge.ledger.booking.kafka.PaymentReports;
import io.feebridge.ledger.booking.kafka.ThreadDeserializers;
import io.feebridge.ledger.booking.kafka.Traces;
import io.feebridge.messaging.InboxConsumers;
import io.feebridge.messaging.InboxSettings;
import io.feebridge.messaging.inbox.breaker.BreakerSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What reads Kafka: one transaction a batch, offsets in the database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaProperties.class)
class LedgerInbox {

  @Bean
  InboxSettings inboxSettings(InboxOptions options, KafkaProperties kafka) {
    Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
    settings.values().removeIf(Objects::isNull);
    return options.settings(settings);
  }

  @Bean
  ThreadDeserializers deserializers(InboxSettings settings) {
    return new ThreadDeserializers(settings.kafka());
  }

  @Bean
  PaymentReports paymentReports(
      ThreadDeserializers deserializers,
      CollectorOptions collectors,
      BookingPayments booking,
      Tally tally,
      ObjectProvider<OpenTelemetry> telemetry) {
    Traces traces = new Traces(telemetry.getIfAvailable(OpenTelemetry::noop));
    return new PaymentReports(deserializers, collectors.branches(), booking, tally, traces);
  }

  @Bean
  InboxConsumers<Arrived> inboxConsumers(
      InboxSettings settings,
      BreakerSettings breaker,
      DataSource dataSource,
      PaymentReports reports,
      MeterRegistry registry,
      Clock clock) {
    return InboxConsumers.create(settings, breaker, dataSource, reports, registry, clock);
  }

  /** Not ready to read is no reason to refuse questions: it shows, and stops no traffic. */
  @Bean
  HealthIndicator inboxHealthIndicator(InboxConsumers<Arrived> inbox) {
    return () ->
        switch (inbox.status()) {
          case READING -> Health.up().build();
          case REPEATING -> Health.outOfService().withDetail("inbox", "repeating").build();
          case STOPPED -> Health.down().withDetail("inbox", "stopped").build();
          case FAILED -> Health.down().withDetail("inbox", "failed").build();
        };
  }
}
