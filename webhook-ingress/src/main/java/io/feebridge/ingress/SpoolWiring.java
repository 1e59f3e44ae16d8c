package io.feebridge.ingress;

import io.feebridge.ingress.publishing.Publications;
import io.feebridge.ingress.publishing.StrippingPublications;
import io.feebridge.ingress.publishing.kafka.KafkaPublications;
import io.feebridge.ingress.reading.jodo.JodoBodies;
import io.feebridge.ingress.spool.DecidingSetAside;
import io.feebridge.ingress.spool.KafkaReach;
import io.feebridge.ingress.spool.SpoolingPublications;
import io.feebridge.ingress.spool.UnusableSpoolException;
import io.feebridge.ingress.spool.draining.DrainingSpool;
import io.feebridge.ingress.spool.draining.DrainingSpool.Pace;
import io.feebridge.ingress.spool.draining.Redelivery;
import io.feebridge.ingress.spool.spring.SpoolHealth;
import io.feebridge.ingress.spool.spring.SpoolMetrics;
import io.feebridge.ingress.spool.spring.SpoolSettings;
import io.feebridge.ingress.spool.sqlite.SqliteSpool;
import io.feebridge.ingress.spool.sqlite.SqliteSpool.Limits;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** What deliveries are published by: Kafka and the spool, or Kafka alone. */
@Configuration(proxyBeanMethods = false)
class SpoolWiring {

  private static final Logger log = LoggerFactory.getLogger(SpoolWiring.class);

  private static final String ENABLED = "feebridge.ingress.spool.enabled";

  @Bean
  KafkaReach kafkaReach() {
    return new KafkaReach();
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = ENABLED, havingValue = "true", matchIfMissing = true)
  static class WithSpool {

    @Bean
    SqliteSpool spool(SpoolSettings settings, Clock clock) {
      Limits limits =
          new Limits(settings.maxSize().toBytes(), settings.maxDeliveries(), settings.tidyAfter());
      return SqliteSpool.open(folder(settings.folder()), limits, clock);
    }

    @Bean
    SpoolMetrics spoolMetrics(
        MeterRegistry registry, SqliteSpool spool, KafkaReach reach, Clock clock) {
      return new SpoolMetrics(registry, spool, reach, clock);
    }

    @Bean
    @Primary
    Publications spoolingPublications(
        KafkaPublications kafka,
        SqliteSpool spool,
        KafkaReach reach,
        SpoolMetrics metrics,
        IngressSettings settings) {
      return new SpoolingPublications(
          new StrippingPublications(kafka),
          spool,
          reach,
          metrics,
          Math.max(1, settings.permits() / 2));
    }

    @Bean(initMethod = "start")
    DrainingSpool drainingSpool(
        KafkaPublications kafka,
        SqliteSpool spool,
        KafkaReach reach,
        SpoolMetrics metrics,
        SpoolSettings settings,
        IngressSettings ingress) {
      return new DrainingSpool(
          spool,
          new Redelivery(new StrippingPublications(kafka), new JodoBodies()),
          reach,
          metrics,
          new Pace(
              settings.drainAtOnce(),
              settings.drainBytes().toBytes(),
              settings.probeInterval(),
              settings.longestPause(),
              ingress.closingDeadline()));
    }

    @Bean
    SpoolHealth spoolHealthIndicator(SqliteSpool spool) {
      return new SpoolHealth(spool);
    }

    @Bean
    DurabilityHealth durabilityHealthIndicator(KafkaHealth kafka, SpoolHealth spool) {
      return new DurabilityHealth(List.of(kafka, spool));
    }

    @Bean
    DecidingSetAside decidingSetAside(SqliteSpool spool, SpoolMetrics metrics) {
      return new DecidingSetAside(spool, metrics);
    }

    private static Path folder(@Nullable Path folder) {
      if (folder == null) {
        throw new UnusableSpoolException(
            "The spool has no folder: feebridge.ingress.spool.folder is not set.", null);
      }
      return folder.toAbsolutePath().normalize();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = ENABLED, havingValue = "false")
  static class WithoutSpool {

    @Bean
    @Primary
    Publications kafkaAlone(KafkaPublications kafka) {
      log.warn(
          "NO SPOOL ({}=false): while Kafka is away, every delivery is answered 503, and after 100"
              + " of them in a row Jodo switches the subscription off",
          ENABLED);
      return new StrippingPublications(kafka);
    }

    @Bean
    DurabilityHealth durabilityHealthIndicator(KafkaHealth kafka) {
      return new DurabilityHealth(List.of(kafka));
    }
  }
}
