package io.feebridge.ingress.spool.spring;

import io.feebridge.ingress.spool.Spool;
import io.feebridge.ingress.spool.SpoolLevel;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Well while the spool can take a delivery. Asks the file system for its free space, no more. */
public final class SpoolHealth implements HealthIndicator {

  private final Spool spool;

  public SpoolHealth(Spool spool) {
    this.spool = spool;
  }

  @Override
  public Health health() {
    String obstacle = spool.obstacle();
    SpoolLevel level = spool.level();
    Health.Builder health =
        obstacle == null ? Health.up() : Health.down().withDetail("obstacle", obstacle);
    return health
        .withDetail("waiting", level.waiting())
        .withDetail("setAside", level.setAside())
        .build();
  }
}
