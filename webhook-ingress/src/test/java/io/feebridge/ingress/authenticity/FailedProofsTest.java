package io.feebridge.ingress.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ingress.address.Address;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailedProofsTest {

  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

  private final FailedProofs failures = new FailedProofs(64, 3, Duration.ofSeconds(10));

  @Test
  void aBurstIsToleratedAndThenOneFailureForEachRefill() {
    for (int i = 0; i < 3; i++) {
      assertThat(failed("192.0.2.1", T0)).isNull();
    }
    assertThat(failed("192.0.2.1", T0)).isEqualTo(Duration.ofSeconds(10));
    assertThat(failed("192.0.2.1", T0.plusSeconds(4))).isEqualTo(Duration.ofSeconds(6));
    assertThat(failed("192.0.2.1", T0.plusSeconds(10))).isNull();
    assertThat(failed("192.0.2.1", T0.plusSeconds(10))).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void afterAPauseTheWholeBurstIsThereAgain() {
    for (int i = 0; i < 9; i++) {
      failed("192.0.2.1", T0);
    }
    Instant later = T0.plusSeconds(30);
    for (int i = 0; i < 3; i++) {
      assertThat(failed("192.0.2.1", later)).isNull();
    }
    assertThat(failed("192.0.2.1", later)).isNotNull();
  }

  @Test
  void oneAddressCostsNoOther() {
    FailedProofs wide = new FailedProofs(65_536, 1, Duration.ofSeconds(10));
    assertThat(wide.failed(Address.parse("192.0.2.1"), T0)).isNull();
    assertThat(wide.failed(Address.parse("192.0.2.2"), T0)).isNull();
    assertThat(wide.failed(Address.parse("192.0.2.1"), T0)).isNotNull();
  }

  @Test
  void aHostOfIpv6CannotGoRoundItsOwnAddresses() {
    for (int i = 0; i < 3; i++) {
      assertThat(failed("2001:db8::" + i, T0)).isNull();
    }
    assertThat(failed("2001:db8::ffff", T0)).isNotNull();
  }

  @Test
  void theTableStaysAsLargeAsItIsAndTheNewestHasThePlace() {
    FailedProofs one = new FailedProofs(1, 1, Duration.ofSeconds(10));
    for (int i = 0; i < 200; i++) {
      assertThat(one.failed(Address.parse("192.0.2." + i), T0)).isNull();
    }
    assertThat(one.failed(Address.parse("192.0.2.199"), T0)).isNotNull();
    assertThat(one.failed(Address.parse("192.0.2.0"), T0)).isNull();
  }

  @Test
  void aClockThatIsSetBackDoesNotLockAnybodyOut() {
    assertThat(failed("192.0.2.1", T0)).isNull();
    Duration wait = failed("192.0.2.1", T0.minusSeconds(3600));
    assertThat(wait).isNotNull().isLessThanOrEqualTo(Duration.ofSeconds(3600));
  }

  @Test
  void whoCannotBeToldIsNotCounted() {
    for (int i = 0; i < 9; i++) {
      assertThat(failures.failed(null, T0)).isNull();
    }
  }

  private Duration failed(String address, Instant at) {
    return failures.failed(Address.parse(address), at);
  }
}
