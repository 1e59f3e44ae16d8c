package io.feebridge.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.institute.Institute;
import io.feebridge.simulator.notation.json.JsonNotation;
import io.feebridge.simulator.scenario.json.YamlFiles;
import io.feebridge.simulator.truth.Telling;
import io.feebridge.simulator.truth.Truth;
import io.feebridge.simulator.webhook.Delivery;
import io.feebridge.simulator.webhook.Timetable;
import io.feebridge.simulator.world.Worlds;
import io.feebridge.simulator.world.ground.Lifecycle;
import io.feebridge.simulator.world.ground.WorldSettings;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ScenariosTest {

  private static final YamlFiles FILES =
      new YamlFiles(JsonNotation.configure(YAMLMapper.builder()).build());
  private static final JsonNotation NOTATION = new JsonNotation();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "happy-day",
        "month-end",
        "outage",
        "mandate-cancelled",
        "type-drift",
        "everything-twice-and-backwards"
      })
  void isTheSameToTheByteFromTheSameSeedAndAnotherFromAnother(String name) {
    Worlds first = played(name, 7);
    Worlds second = played(name, 7);

    assertThat(written(first)).isEqualTo(written(second));
    assertThat(truth(first)).isEqualTo(truth(second));
    assertThat(written(played(name, 8))).isNotEqualTo(written(first));
    assertThat(first.world.deliveries().all()).isNotEmpty();
    assertEquations(Telling.of(first.world));
  }

  @Test
  void typeDriftHasEveryEvent() {
    Worlds w = played("type-drift", 7);

    assertThat(w.world.eventCounts().keySet()).containsExactlyInAnyOrder(EventCode.values());
  }

  @Test
  void onFeeDayTenThousandPay() {
    Worlds w = played("fee-day", 7);

    Truth truth = Telling.of(w.world);
    assertThat(truth.payments()).hasSizeBetween(9_700, 9_900);
    assertThat(truth.totals().settled()).isEqualTo(truth.totals().collected());
  }

  @Test
  void theOutageEndsWithEverythingDelivered() {
    Worlds w = played("outage", 7);

    assertThat(w.world.deliveries().all())
        .extracting(Delivery::state)
        .containsOnly(Delivery.State.DELIVERED);
    assertThat(w.world.deliveries().notices()).isNotEmpty();
  }

  @Test
  void everythingTwiceAndBackwardsSendsEachEventTwice() {
    Worlds w = played("everything-twice-and-backwards", 7);

    assertThat(w.world.deliveries().all().stream().filter(d -> d.why() == Delivery.Why.EVENT))
        .hasSize(w.world.deliveries().all().size() / 2);
  }

  private static Worlds played(String name, long seed) {
    Script script = FILES.shipped("scenarios/" + name + ".yml", Script.class);
    Institute institute = FILES.shipped("institute.yml", Institute.class);
    LifecycleChange change = script.lifecycle();
    Institute ours =
        new Institute(
            institute.name(),
            Objects.requireNonNullElse(script.environment(), institute.environment()),
            institute.credentials(),
            institute.branches(),
            null);
    Worlds w =
        Worlds.of(
            new WorldSettings(
                seed,
                Objects.requireNonNull(script.start()),
                ours,
                change == null ? Lifecycle.USUAL : change.on(Lifecycle.USUAL),
                new BankCalendar(Set.copyOf(script.holidays())),
                Timetable.JODO,
                Duration.ofSeconds(15),
                100_000),
            _ -> 200);
    w.listening();
    var told = Playing.play(script, w.world);
    w.pass(Duration.ofDays(150));
    assertThat(told.done().getAsInt()).isEqualTo(told.steps().getAsInt()).isPositive();
    return w;
  }

  private static List<String> written(Worlds w) {
    return w.world.deliveries().all().stream()
        .map(d -> NOTATION.write(d).replaceAll("\"millis\":[0-9]+", ""))
        .toList();
  }

  private static String truth(Worlds w) {
    return NOTATION.write(Telling.of(w.world));
  }

  /** What must hold of any truth. */
  static void assertEquations(Truth truth) {
    long collected = 0;
    long settled = 0;
    for (Truth.OfPayment p : truth.payments()) {
      long ofLines = p.lines().stream().mapToLong(l -> l.collected().paise()).sum();
      long arrived = p.lines().stream().mapToLong(l -> l.settled().paise()).sum();
      assertThat(p.collected().paise()).isEqualTo(ofLines);
      assertThat(p.settled().paise()).isEqualTo(arrived).isBetween(0L, ofLines);
      p.lines()
          .forEach(
              l ->
                  assertThat(l.settlements().stream().mapToLong(s -> s.amount().paise()).sum())
                      .isEqualTo(l.settled().paise()));
      collected += p.family().equals("emi") ? 0 : ofLines;
      settled += arrived;
    }
    assertThat(truth.totals().collected().paise()).isEqualTo(collected);
    assertThat(truth.totals().settled().paise()).isEqualTo(settled);
    assertThat(truth.utrs().stream().mapToLong(u -> u.amount().paise()).sum()).isEqualTo(settled);
    assertThat(truth.components().stream().mapToLong(c -> c.collected().paise()).sum())
        .isEqualTo(collected);
    assertThat(truth.components().stream().mapToLong(c -> c.settled().paise()).sum())
        .isEqualTo(settled);
    assertThat(truth.students().stream().mapToLong(s -> s.collected().paise()).sum())
        .isLessThanOrEqualTo(collected);
  }
}
