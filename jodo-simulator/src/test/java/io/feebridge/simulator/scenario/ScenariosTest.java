package io.feebridge.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.truth.Equations;
import io.feebridge.simulator.truth.Telling;
import io.feebridge.simulator.truth.Truth;
import io.feebridge.simulator.webhook.Delivery;
import io.feebridge.simulator.webhook.jodo.HmacSigner;
import io.feebridge.simulator.webhook.sending.Sending;
import io.feebridge.simulator.world.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {

  private static final int EVERYBODY = Integer.MAX_VALUE;

  static List<String> all() {
    return Played.ALL;
  }

  /** Bodies, headers with signatures, addresses, their order, and the truth. */
  @ParameterizedTest
  @MethodSource("all")
  void isTheSameToTheByteFromTheSameSeedAndAnotherFromAnother(String name) {
    Worlds first = Played.play(name, 7, Played.MOST);
    Worlds second = Played.play(name, 7, Played.MOST);

    assertThat(first.received).isNotEmpty();
    assertThat(second.received).hasSameSizeAs(first.received);
    for (int i = 0; i < first.received.size(); i++) {
      assertSame(first.received.get(i), second.received.get(i));
    }
    assertThat(Played.truth(second)).isEqualTo(Played.truth(first));
    assertThat(Played.digest(Played.play(name, 8, Played.MOST))).isNotEqualTo(Played.digest(first));
    Equations.assertHold(Telling.of(first.world));
    System.out.println(
        "same seed: " + name + " " + first.received.size() + " sendings " + Played.digest(first));
  }

  @Test
  void everyScenarioThatShipsIsAmongThem() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/simulator/scenarios"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".yml", "")))
          .containsExactlyInAnyOrderElementsOf(Played.ALL);
    }
  }

  /** What is compared above is what a receiver would check. */
  @Test
  void whatIsComparedIsSignedWithTheSecretOfItsBranch() {
    for (Sending sending : Played.play("happy-day", 7, Played.MOST).received) {
      String secret = sending.url().replaceFirst("http://receiver/", "") + "-secret";
      assertThat(sending.headers())
          .containsAllEntriesOf(
              Map.of(
                  "X-Jodo-Signature",
                  new HmacSigner().sign(secret, sending.body()),
                  "X-Key",
                  "value"));
      assertThat(sending.body().text()).contains("\"event_id\":\"", "\"payload\":{");
    }
  }

  @Test
  void typeDriftHasEveryEvent() {
    Worlds w = Played.play("type-drift", 7, EVERYBODY);

    assertThat(w.world.eventCounts().keySet()).containsExactlyInAnyOrder(EventCode.values());
  }

  @Test
  void onFeeDayTenThousandPay() {
    Worlds w = Played.play("fee-day", 7, EVERYBODY);

    Truth truth = Telling.of(w.world);
    assertThat(truth.payments()).hasSizeBetween(9_700, 9_900);
    assertThat(truth.totals().settled()).isEqualTo(truth.totals().collected());
  }

  @Test
  void theOutageEndsWithEverythingDelivered() {
    Worlds w = Played.play("outage", 7, EVERYBODY);

    assertThat(w.world.deliveries().all())
        .extracting(Delivery::state)
        .containsOnly(Delivery.State.DELIVERED);
    assertThat(w.world.deliveries().notices()).isNotEmpty();
  }

  @Test
  void everythingTwiceAndBackwardsSendsEachEventTwice() {
    Worlds w = Played.play("everything-twice-and-backwards", 7, EVERYBODY);

    assertThat(w.world.deliveries().all().stream().filter(d -> d.why() == Delivery.Why.EVENT))
        .hasSize(w.world.deliveries().all().size() / 2);
  }

  private static void assertSame(Sending first, Sending second) {
    assertThat(Played.head(second)).isEqualTo(Played.head(first));
    assertThat(second.body().bytes()).isEqualTo(first.body().bytes());
  }
}
