package io.feebridge.ingress;

import io.feebridge.ingress.publishing.kafka.KafkaWatch;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Well while Kafka can take deliveries. Answers from what was last seen, so it cannot hang. */
final class KafkaHealth implements HealthIndicator {

  private final KafkaWatch watch;

  KafkaHealth(KafkaWatch watch) {
    this.watch = watch;
  }

  @Override
  public Health health() {
    String obstacle = watch.obstacle();
    return obstacle == null
        ? Health.up().build()
        : Health.down().withDetail("obstacle", obstacle).build();
  }
}
