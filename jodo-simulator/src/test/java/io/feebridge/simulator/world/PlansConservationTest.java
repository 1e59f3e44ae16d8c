package io.feebridge.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.event.WorldEvent;
import io.feebridge.simulator.loan.Application;
import io.feebridge.simulator.loan.Disbursement;
import io.feebridge.simulator.loan.Emi;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.pay.PaymentState;
import io.feebridge.simulator.truth.Equations;
import io.feebridge.simulator.truth.Telling;
import io.feebridge.simulator.truth.Truth;
import io.feebridge.simulator.webhook.jodo.HmacSigner;
import io.feebridge.simulator.world.ground.Lifecycle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Flex plans, loans and offline payments: whatever is asked in whatever order. */
class PlansConservationTest {

  private static final int ACTS = 60;
  private static final Set<String> DONE = new TreeSet<>();

  /** The truth, told from the world's money, equals books that were kept from its events alone. */
  @Property(tries = 100)
  void noPaisaAppearsOrVanishes(@ForAll long seed) {
    List<WorldEvent> told = new ArrayList<>();
    Worlds w = world(seed, told);
    RandomActs acts = new RandomActs(w, new SplittableRandom(seed));
    EventBooks books = new EventBooks();
    for (int i = 0; i < ACTS; i++) {
      Command command = acts.next();
      if (acts.execute(command)) {
        DONE.add(command.getClass().getSimpleName());
      }
      assertAgree(w, told, books);
      w.pass(Duration.ofHours(acts.hours()));
      assertAgree(w, told, books);
    }
    w.pass(Duration.ofDays(420));
    assertAgree(w, told, books);
    assertArrived(w);
    w.world.loans().all().forEach(PlansConservationTest::assertPaidOutAndRepaid);
  }

  /** A generator that never gets anywhere would prove nothing. */
  @AfterContainer
  static void everythingHappenedAtLeastOnce() {
    assertThat(DONE).containsAll(RandomActs.KINDS);
  }

  private static Worlds world(long seed, List<WorldEvent> told) {
    World world =
        new World(
            Worlds.settings(seed, LIVELY, null),
            event -> {
              told.add(event);
              return event.id().getBytes(StandardCharsets.UTF_8);
            },
            new HmacSigner());
    return Worlds.of(world, _ -> 200).listening();
  }

  /** Much bounces and much arrives in parts. */
  private static final Lifecycle LIVELY =
      new Lifecycle(
          1,
          3,
          Lifecycle.USUAL.settleAt(),
          Lifecycle.USUAL.presentAt(),
          Lifecycle.USUAL.remindDaysBefore(),
          Lifecycle.USUAL.remindAt(),
          Lifecycle.USUAL.bankAnswersAfter(),
          35,
          2,
          2,
          50,
          60,
          true);

  private static void assertAgree(Worlds w, List<WorldEvent> told, EventBooks books) {
    told.forEach(books::book);
    told.clear();
    Truth truth = Telling.of(w.world);
    assertThat(EventBooks.sumsOf(truth)).isEqualTo(books.sums());
    Equations.assertHold(truth);
    for (Payment p : w.world.payments().all()) {
      assertThat(p.settled()).isLessThanOrEqualTo(p.amount());
      if (p.state() == PaymentState.PENDING || p.state() == PaymentState.FAILED) {
        assertThat(p.settled()).as("what never left the payer's bank").isEqualTo(Money.ZERO);
      }
    }
  }

  private static void assertArrived(Worlds w) {
    for (Payment p : w.world.payments().all()) {
      if (p.state().isCollected()) {
        assertThat(p.settled()).as("all that is collected arrives").isEqualTo(p.amount());
      }
    }
  }

  private static void assertPaidOutAndRepaid(Application loan) {
    Money approved = loan.amount();
    boolean signed = loan.state() == Application.State.AGREEMENT_SIGNED;
    Money out =
        loan.disbursements().stream()
            .filter(Disbursement::isDisbursed)
            .map(Disbursement::amount)
            .reduce(Money.ZERO, Money::plus);
    Money back =
        loan.emis().stream()
            .filter(e -> e.paidAt() != null)
            .map(Emi::amount)
            .reduce(Money.ZERO, Money::plus);
    assertThat(out).isEqualTo(signed ? approved : Money.ZERO);
    assertThat(back).isEqualTo(signed ? approved : Money.ZERO);
  }
}
