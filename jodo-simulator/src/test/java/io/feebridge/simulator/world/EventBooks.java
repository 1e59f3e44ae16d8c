package io.feebridge.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.direct.DirectPayment;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.event.Subject;
import io.feebridge.simulator.event.WorldEvent;
import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.pay.Payment;
import io.feebridge.simulator.plan.Instalment;
import io.feebridge.simulator.truth.Truth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Books kept from events alone, as a ledger that gets each once and in order would: what is
 * collected of each component of each payment, and what has settled of it under which UTR.
 */
final class EventBooks {

  private final Map<String, Money> sums = new TreeMap<>();
  private final Set<String> collected = new HashSet<>();

  /** Books it; an event that cannot be true is an {@link AssertionError}. */
  void book(WorldEvent event) {
    switch (event.subject()) {
      case Subject.OfFlex flex -> book(event.code(), flex);
      case Subject.OfPay pay -> book(event.code(), "pay:" + pay.payment().id(), pay.payment());
      case Subject.OfDirect direct -> book(event.code(), direct.payment());
      case Subject.OfDisbursement d ->
          once("loan:" + d.disbursement().id(), "LOAN", d.disbursement().amount());
      case Subject.OfEmi e -> once("emi:" + e.emi().id(), "EMI", e.emi().amount());
      case Subject.OfOrder order ->
          throw new AssertionError("these books know no orders: " + order.order().id());
      case Subject.OfStudent _, Subject.OfSubscription _, Subject.OfLoan _ -> {
        // no money
      }
    }
  }

  private void book(EventCode code, Subject.OfFlex flex) {
    Payment payment = flex.payment();
    Integer number = payment.instalment();
    List<Line> agreed =
        number == null
            ? flex.subscription().instalments().stream()
                .flatMap(i -> i.downpaymentLines().stream())
                .toList()
            : flex.subscription().instalment(number).map(Instalment::debitLines).orElseThrow();
    assertThat(payment.amount()).as("as agreed").isEqualTo(Line.total(agreed));
    book(code, "flex:" + payment.id(), payment);
  }

  private void book(EventCode code, String key, Payment payment) {
    String what = code.code().replaceAll(".*\\.", "");
    switch (what) {
      case "debited" -> {
        assertThat(collected.add(key)).as("%s is debited once at a time", key).isTrue();
        payment.lines().forEach(l -> add(key + "|" + l.component(), l.amount()));
      }
      case "bounced" -> {
        collected.remove(key);
        sums.keySet().removeIf(k -> k.startsWith(key + "|") && !k.contains("|UTR"));
      }
      case "settled" -> {
        assertThat(collected).as("%s settles what was debited", key).contains(key);
        sums.keySet().removeIf(k -> k.startsWith(key + "|") && k.contains("|UTR"));
        payment.lines().stream()
            .filter(Line::isSettled)
            .forEach(l -> add(key + "|" + l.component() + "|" + l.utr(), l.amount()));
      }
      default -> throw new AssertionError("unknown: " + code);
    }
  }

  private void book(EventCode code, DirectPayment payment) {
    String key = "direct:" + payment.id();
    sums.keySet().removeIf(k -> k.startsWith(key + "|"));
    if (code != EventCode.DIRECT_CANCELLED) {
      String utr = payment.settlementUtr();
      for (Line line : payment.lines()) {
        add(key + "|" + line.component(), line.amount());
        if (utr != null) {
          add(key + "|" + line.component() + "|" + utr, line.amount());
        }
      }
    }
  }

  private void once(String key, String component, Money amount) {
    assertThat(collected.add(key)).as("%s moves once", key).isTrue();
    add(key + "|" + component, amount);
  }

  private void add(String key, Money amount) {
    sums.merge(key, amount, Money::plus);
  }

  /** By {@code family:id|component} what is collected, with {@code |UTR…} what has settled. */
  Map<String, Money> sums() {
    return sums;
  }

  /** The same of the truth. */
  static Map<String, Money> sumsOf(Truth truth) {
    Map<String, Money> sums = new TreeMap<>();
    for (Truth.OfPayment p : truth.payments()) {
      for (Truth.OfLine line : p.lines()) {
        String key = p.family() + ":" + p.id() + "|" + line.component();
        if (!line.collected().isZero()) {
          sums.merge(key, line.collected(), Money::plus);
        }
        line.settlements().forEach(s -> sums.merge(key + "|" + s.utr(), s.amount(), Money::plus));
      }
    }
    return sums;
  }
}
