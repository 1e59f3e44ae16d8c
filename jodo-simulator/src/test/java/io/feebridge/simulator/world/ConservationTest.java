package io.feebridge.simulator.world;

import static io.feebridge.simulator.world.Worlds.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.command.DirectCommand.AddPayment;
import io.feebridge.simulator.command.DirectCommand.CancelPayment;
import io.feebridge.simulator.command.DirectCommand.Offline;
import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.OrderCommand.CreateOrder;
import io.feebridge.simulator.command.OrderCommand.PayOrder;
import io.feebridge.simulator.command.PaymentCommand.Bounce;
import io.feebridge.simulator.command.PaymentCommand.PayStudent;
import io.feebridge.simulator.command.PaymentCommand.Settle;
import io.feebridge.simulator.direct.DirectPayment.Channel;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.order.OrderKind;
import io.feebridge.simulator.order.OrderRequest;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.truth.Telling;
import io.feebridge.simulator.truth.Truth;
import io.feebridge.simulator.world.ground.Lifecycle;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is asked in whatever order, no paisa appears or vanishes. */
class ConservationTest {

  @Property(tries = 60)
  void whatWasPaidIsWhatIsCollectedAndAllOfItArrives(@ForAll long seed) {
    Lifecycle life = Lifecycle.USUAL;
    Worlds w = Worlds.of(Worlds.settings(seed, life, null), _ -> 200);
    SplittableRandom random = new SplittableRandom(seed);
    String student = w.student();
    Map<String, Money> asked = new HashMap<>();
    for (int i = 0; i < 40; i++) {
      act(w, random, student, asked);
      w.pass(Duration.ofHours(random.nextInt(20)));
      assertSane(w);
    }
    w.pass(Duration.ofDays(15));

    Truth truth = Telling.of(w.world);
    for (Payment p : w.world.payments().all()) {
      assertThat(p.amount()).isEqualTo(asked.get(p.orderId() == null ? p.id() : p.orderId()));
      if (p.state().isCollected()) {
        assertThat(p.settled()).isEqualTo(p.amount());
      } else {
        assertThat(p.settled()).isEqualTo(Money.ZERO);
      }
    }
    Money paid =
        w.world.payments().all().stream()
            .filter(p -> p.state().isCollected())
            .map(Payment::amount)
            .reduce(Money.ZERO, Money::plus);
    Money byHand =
        w.world.directPayments().all().stream()
            .filter(p -> !p.cancelled())
            .map(p -> p.amount())
            .reduce(Money.ZERO, Money::plus);
    assertThat(truth.totals().collected()).isEqualTo(paid.plus(byHand));
  }

  private static void act(
      Worlds w, SplittableRandom random, String student, Map<String, Money> asked) {
    List<Line> lines =
        random.nextBoolean()
            ? List.of(line("TUITION", amount(random)))
            : List.of(line("TUITION", amount(random)), line("BUS", amount(random)));
    BankAnswer answer = random.nextInt(5) == 0 ? BankAnswer.FAILS : BankAnswer.SUCCEEDS;
    Duration slow = random.nextInt(3) == 0 ? Duration.ofMinutes(30) : null;
    switch (random.nextInt(6)) {
      case 0 ->
          asked.put(w.done(new PayStudent(student, lines, "UPI", answer, slow)), Line.total(lines));
      case 1 -> {
        String order = w.done(new CreateOrder(request(lines)));
        asked.put(order, Line.total(lines));
        w.done(new PayOrder(order, "UPI", answer, slow));
        w.world.execute(new PayOrder(order, "CARD", BankAnswer.SUCCEEDS, null));
      }
      case 2 ->
          w.done(
              new AddPayment(
                  student,
                  new Offline(lines, null, "cash", null, random.nextBoolean() ? "N1" : null, null),
                  Channel.DASHBOARD));
      case 3 -> any(w, random).ifPresent(p -> w.world.execute(new Settle(p.id(), List.of(), null)));
      case 4 -> any(w, random).ifPresent(p -> w.world.execute(new Bounce(p.id())));
      default ->
          w.world.directPayments().all().stream()
              .findFirst()
              .ifPresent(p -> w.world.execute(new CancelPayment(p.id())));
    }
  }

  private static void assertSane(Worlds w) {
    for (Payment p : w.world.payments().all()) {
      assertThat(p.settled()).isLessThanOrEqualTo(p.amount());
      assertThat(p.state().isCollected() || p.settled().isZero()).isTrue();
    }
  }

  private static java.util.Optional<Payment> any(Worlds w, SplittableRandom random) {
    List<Payment> all = w.world.payments().all();
    return all.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(all.get(random.nextInt(all.size())));
  }

  private static String amount(SplittableRandom random) {
    return new Money(random.nextLong(1, 1_000_000)).toString();
  }

  private static OrderRequest request(List<Line> lines) {
    return new OrderRequest(
        OrderKind.ORDER,
        Worlds.BRANCH,
        "A",
        "9876543210",
        "a@example.com",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        lines,
        null,
        null,
        List.of());
  }
}
