package io.feebridge.ingress;

import io.feebridge.ingress.authenticity.jodo.JodoSigningKey;
import io.feebridge.ingress.collector.Collectors;
import io.feebridge.ingress.collector.spring.CollectorSettings;
import io.feebridge.ingress.collector.spring.ConfiguredCollectors;
import io.feebridge.ingress.delivery.AcceptingDeliveries;
import io.feebridge.ingress.delivery.KeptHeaders;
import io.feebridge.ingress.delivery.http.DeliveryRoute;
import io.feebridge.ingress.publishing.Publications;
import io.feebridge.ingress.reading.jodo.JodoBodies;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts together in the order a delivery meets them. */
@Configuration(proxyBeanMethods = false)
class IngressWiring {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  NettyServerCustomizer readDeadline(IngressSettings settings) {
    return server -> server.requestTimeout(settings.readDeadline());
  }

  @Bean
  Collectors collectors(CollectorSettings collectors, IngressSettings settings) {
    return new ConfiguredCollectors(settings.allowDemoSecrets(), JodoSigningKey::new)
        .from(collectors);
  }

  @Bean
  IngressMetrics ingressMetrics(MeterRegistry registry, Collectors collectors) {
    return new IngressMetrics(registry, collectors);
  }

  @Bean
  AcceptingDeliveries acceptingDeliveries(
      Publications publications,
      OpenTelemetry telemetry,
      IngressMetrics metrics,
      IngressSettings settings) {
    Semaphore permits = new Semaphore(settings.permits());
    metrics.watch(permits, settings.permits());
    return new AcceptingDeliveries(
        new JodoBodies(),
        publications,
        permits,
        keptHeaders(settings),
        new IngressTraces(telemetry),
        metrics);
  }

  private static KeptHeaders keptHeaders(IngressSettings settings) {
    try {
      return new KeptHeaders(settings.evidenceHeaders());
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigurationPropertyValueException(
          "feebridge.ingress.evidence-headers", settings.evidenceHeaders(), e.getMessage());
    }
  }

  @Bean
  DeliveryRoute deliveryRoute(
      Collectors collectors,
      AcceptingDeliveries accepting,
      IngressMetrics metrics,
      Clock clock,
      IngressSettings settings) {
    return new DeliveryRoute(
        collectors,
        accepting,
        metrics,
        clock,
        Math.toIntExact(settings.bodyLimit().toBytes()),
        settings.retryAfter());
  }
}
