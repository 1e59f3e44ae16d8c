package io.feebridge.ingress;

import io.feebridge.ingress.address.AddressList;
import io.feebridge.ingress.address.Proxies;
import io.feebridge.ingress.authenticity.FailedProofs;
import io.feebridge.ingress.authenticity.jodo.JodoSigningKey;
import io.feebridge.ingress.collector.LiveCollectors;
import io.feebridge.ingress.delivery.AcceptingDeliveries;
import io.feebridge.ingress.delivery.KeptHeaders;
import io.feebridge.ingress.delivery.Refusing;
import io.feebridge.ingress.delivery.WarmingUp;
import io.feebridge.ingress.delivery.http.Connections;
import io.feebridge.ingress.delivery.http.DeliveryRoute;
import io.feebridge.ingress.delivery.http.Limits;
import io.feebridge.ingress.delivery.http.StraightRoute;
import io.feebridge.ingress.publishing.Publications;
import io.feebridge.ingress.publishing.kafka.LastingProducer;
import io.feebridge.ingress.publishing.kafka.Rehearsal;
import io.feebridge.ingress.reading.jodo.JodoBodies;
import io.feebridge.ingress.rejection.Rejections;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;

/** Puts the parts together in the order a delivery meets them. */
@Configuration(proxyBeanMethods = false)
class IngressWiring {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Connections connections(
      IngressSettings settings, IngressMetrics metrics, StraightRoute straight) {
    Connections connections =
        new Connections(settings.connections(), settings.headDeadline(), straight);
    metrics.watch(connections);
    return connections;
  }

  @Bean
  NettyServerCustomizer deadlinesAndConnections(IngressSettings settings, Connections bounds) {
    return server -> bounds.bound(server.requestTimeout(settings.readDeadline()));
  }

  @Bean
  Rejections rejections(IngressSettings settings) {
    return new Rejections(settings.rejections());
  }

  @Bean
  Refusing refusing(IngressSettings settings, Rejections rejections) {
    IngressSettings.Failures failures = settings.failures();
    return new Refusing(
        new FailedProofs(failures.addresses(), failures.burst(), failures.refill()), rejections);
  }

  @Bean
  AcceptingDeliveries acceptingDeliveries(
      Publications publications,
      OpenTelemetry telemetry,
      IngressMetrics metrics,
      Refusing refusing,
      IngressSettings settings) {
    Semaphore permits = new Semaphore(settings.permits());
    metrics.watch("permits.used", () -> settings.permits() - permits.availablePermits());
    metrics.watch("permits.limit", settings::permits);
    return new AcceptingDeliveries(
        new JodoBodies(),
        publications,
        permits,
        keptHeaders(settings),
        new IngressTraces(telemetry),
        metrics,
        refusing);
  }

  /** Runs before the service says that it accepts traffic. */
  @Bean
  ApplicationRunner warmUp(
      LastingProducer producer, ProducerFactory<?, ?> kafka, IngressSettings settings) {
    int largest =
        new ProducerConfig(kafka.getConfigurationProperties())
            .getInt(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
    WarmingUp warmingUp =
        new WarmingUp(
            new JodoBodies(),
            keptHeaders(settings),
            new Rehearsal(producer, largest)::of,
            new JodoSigningKey("rehearsal", "of no collector"));
    return arguments -> warmingUp.run();
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
      LiveCollectors collectors,
      AcceptingDeliveries accepting,
      Refusing refusing,
      IngressMetrics metrics,
      Clock clock,
      IngressSettings settings) {
    DeliveryRoute route =
        new DeliveryRoute(
            collectors,
            accepting,
            refusing,
            metrics,
            proxies(settings.proxies()),
            clock,
            new Limits(
                Math.toIntExact(settings.bodyLimit().toBytes()),
                settings.bodyMemory().toBytes(),
                settings.retryAfter()));
    metrics.watch("bodies.memory", route::memoryUsed);
    return route;
  }

  @Bean
  StraightRoute straightRoute(DeliveryRoute route) {
    return route.straight();
  }

  private static Proxies proxies(IngressSettings.Proxied proxied) {
    try {
      return new Proxies(AddressList.of(proxied.trusted()), proxied.depth(), proxied.header());
    } catch (IllegalArgumentException e) {
      throw new InvalidConfigurationPropertyValueException(
          "feebridge.ingress.proxies", proxied, e.getMessage());
    }
  }
}
