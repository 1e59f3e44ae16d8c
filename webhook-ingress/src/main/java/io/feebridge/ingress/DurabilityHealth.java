package io.feebridge.ingress;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Ready while Kafka or the spool can make a delivery durable. Answers from what was last seen, so
 * it cannot hang.
 */
final class DurabilityHealth implements HealthIndicator {

  private final List<HealthIndicator> either;

  DurabilityHealth(List<HealthIndicator> either) {
    this.either = List.copyOf(either);
  }

  @Override
  public Health health() {
    boolean up =
        either.stream()
            .map(HealthIndicator::health)
            .anyMatch(health -> health != null && health.getStatus().equals(Status.UP));
    return up
        ? Health.up().build()
        : Health.down()
            .withDetail("obstacle", "Neither Kafka nor a spool takes deliveries")
            .build();
  }
}
