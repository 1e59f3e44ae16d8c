package io.feebridge.ingress.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ingress.authenticity.Proof;
import io.feebridge.ingress.authenticity.SigningKey;
import io.feebridge.ingress.authenticity.Verdict.Doubt;
import io.feebridge.ingress.authenticity.jodo.JodoSigningKey;
import io.feebridge.ingress.collector.Collector;
import io.feebridge.ingress.collector.Collectors;
import io.feebridge.ingress.collector.Environment;
import io.feebridge.ingress.delivery.DeliveryOutcome.Unavailable.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final String ADDED = "direct.payment.added";
  private static final String UPDATED = "direct.payment.updated";

  private final Standings standings = new Standings();
  private Standing standing;

  @BeforeEach
  void know() {
    standings.know(collectors(Environment.UAT, "k1"));
    standing = standings.of("north");
  }

  @Test
  void failuresInARowUseTheBudgetUpAndASuccessGivesItBack() {
    assertThat(standing.left()).isEqualTo(10);
    assertThat(standing.worstSubscription()).isNull();
    for (int i = 0; i < 4; i++) {
      standing.failed(Cause.KAFKA_TIMEOUT, ADDED);
    }
    standing.failed(Doubt.ADDRESS, ADDED);
    equationHolds(5);
    assertThat(standing.failures("kafka_timeout")).isEqualTo(4);
    assertThat(standing.failures("address")).isEqualTo(1);
    accepted(ADDED, ADDED, T0);
    equationHolds(0);
    assertThat(standing.worstSubscription()).isNull();
  }

  @Test
  void jodoCountsEachSubscriptionForItself() {
    for (int i = 0; i < 7; i++) {
      standing.failed(Cause.NO_PERMIT, UPDATED);
      accepted(ADDED, ADDED, T0);
      accepted(null, ADDED, T0);
    }
    equationHolds(7);
    assertThat(standing.worstSubscription()).isEqualTo(UPDATED);
    standing.failed(Cause.NO_PERMIT, null);
    standing.failed(Cause.NO_PERMIT, "no.code.of.theirs");
    equationHolds(7);
    accepted(UPDATED, ADDED, T0);
    equationHolds(2);
    assertThat(standing.worstSubscription()).isEqualTo("other");
  }

  @Test
  void moreFailuresThanAllowedLeaveNothing() {
    for (int i = 0; i < 25; i++) {
      standing.failed(Cause.OTHER, ADDED);
    }
    assertThat(standing.left()).isZero();
  }

  @Test
  void productionAllowsAHundred() {
    standing.failed(Cause.OTHER, ADDED);
    standings.know(collectors(Environment.PRODUCTION, "k1"));
    assertThat(standings.of("north")).isSameAs(standing);
    assertThat(standing.left()).isEqualTo(99);
  }

  @Test
  void theLastEventOfEachCodeIsKept() {
    assertThat(standing.lastEvents()).isEmpty();
    accepted(ADDED, ADDED, T0);
    accepted(ADDED, UPDATED, T0.plusSeconds(1));
    accepted(ADDED, "no.code.of.theirs", T0.plusSeconds(2));
    accepted(ADDED, null, T0.plusSeconds(3));
    assertThat(standing.lastEvent(ADDED)).isEqualTo(T0);
    assertThat(standing.lastEvents())
        .containsOnlyKeys(ADDED, UPDATED, "other")
        .containsEntry(UPDATED, T0.plusSeconds(1))
        .containsEntry("other", T0.plusSeconds(3));
  }

  @Test
  void delaysAreFromTheEventToItsReceipt() {
    assertThat(standing.delays().last()).isNull();
    standing.accepted("k1", ADDED, ADDED, T0, T0.minusSeconds(8));
    standing.accepted("k1", ADDED, ADDED, T0, T0.minusSeconds(2));
    standing.accepted("k1", ADDED, ADDED, T0, T0.plusSeconds(5));
    standing.accepted("k1", ADDED, ADDED, T0, null);
    assertThat(standing.delays().count()).isEqualTo(3);
    assertThat(standing.delays().total()).isEqualTo(Duration.ofSeconds(10));
    assertThat(standing.delays().longest()).isEqualTo(Duration.ofSeconds(8));
    assertThat(standing.delays().last()).isEqualTo(Duration.ZERO);
  }

  @Test
  void theUseOfAKeyOutlivesItsRemoval() {
    accepted(ADDED, ADDED, T0);
    standings.know(collectors(Environment.UAT, "k2"));
    accepted(ADDED, ADDED, T0.plusSeconds(1));
    assertThat(standing.key("k1").accepted()).isEqualTo(2);
    assertThat(standing.key("k1").last()).isEqualTo(T0.plusSeconds(1));
    assertThat(standing.key("k2").accepted()).isZero();
    assertThat(standing.key("k2").last()).isNull();
    assertThat(standing.key("k3")).isNull();
  }

  @Test
  void jodosCodesAreThirtySixAndTheRestIsOne() {
    assertThat(EventCodes.all()).hasSize(37).doesNotHaveDuplicates().endsWith("other");
  }

  private void equationHolds(int failures) {
    assertThat(standing.failures().values().stream().mapToInt(n -> n).sum()).isEqualTo(failures);
    assertThat(standing.left()).isEqualTo(Math.max(0, 10 - failures));
  }

  private void accepted(String pathEvent, String event, Instant at) {
    standing.accepted("k1", pathEvent, event, at, null);
  }

  private static Collectors collectors(Environment environment, String... keys) {
    List<SigningKey> all =
        Stream.of(keys).<SigningKey>map(k -> new JodoSigningKey(k, "8d21e6f0aa5b4c93")).toList();
    return new Collectors(List.of(new Collector("north", environment, new Proof(all, null))));
  }
}
