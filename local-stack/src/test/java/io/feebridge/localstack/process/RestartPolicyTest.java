package io.feebridge.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final RestartPolicy policy =
      new RestartPolicy(Duration.ofSeconds(1), 3, Duration.ofMinutes(5));

  @Test
  void waitsTwiceAsLongAfterEachDeathAndGivesUpAfterTheLast() {
    assertThat(policy.afterDeathAt(NOON)).contains(Duration.ofSeconds(1));
    assertThat(policy.afterDeathAt(NOON.plusSeconds(10))).contains(Duration.ofSeconds(2));
    assertThat(policy.afterDeathAt(NOON.plusSeconds(20))).contains(Duration.ofSeconds(4));
    assertThat(policy.afterDeathAt(NOON.plusSeconds(30))).isEmpty();
  }

  @Test
  void forgetsDeathsThatAreLongAgo() {
    policy.afterDeathAt(NOON);
    policy.afterDeathAt(NOON.plusSeconds(10));

    assertThat(policy.afterDeathAt(NOON.plusSeconds(600))).contains(Duration.ofSeconds(1));
  }
}
