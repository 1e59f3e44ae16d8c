package io.feebridge.localstack.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One payment of the story and what must become of it.
 *
 * @param title what happens, for an accountant
 * @param meaning what the ledger must make of it, in a sentence
 * @param key of the payment
 * @param events in the order in which they are sent
 * @param state expected, with the rest, whatever the order
 * @param collected rupees
 * @param settled rupees
 * @param utrs bank references
 */
record Chapter(
    String title,
    String meaning,
    String key,
    List<String> events,
    String state,
    BigDecimal collected,
    BigDecimal settled,
    List<String> utrs) {

  static final List<Chapter> ALL =
      List.of(
          new Chapter(
              "A downpayment; its settlement is reported before its debit",
              "One collection and one settlement, under the bank's UTR, whatever came first.",
              "demo:flex:flex_1234",
              List.of("flex.downpayment.settled", "flex.downpayment.debited"),
              "settled",
              new BigDecimal("5000.00"),
              new BigDecimal("5000.00"),
              List.of("settl_1234")),
          new Chapter(
              "A payment entered by hand; its cancellation is reported before it was added",
              "Nothing remains: what has been cancelled cannot be added again.",
              "demo:direct:direct_3257",
              List.of("direct.payment.cancelled", "direct.payment.added"),
              "cancelled",
              BigDecimal.ZERO,
              BigDecimal.ZERO,
              List.of()),
          new Chapter(
              "An instalment that bounces; the bounce is reported before the debit",
              "Nothing remains: the debit is older than its bounce.",
              "demo:flex:flex_1235",
              List.of("flex.instalment.bounced", "flex.instalment.debited"),
              "bounced",
              BigDecimal.ZERO,
              BigDecimal.ZERO,
              List.of()));

  /** What differs between this and what the ledger shows; none when all is as it must be. */
  List<String> surprises(PaymentSheet sheet) {
    List<String> found = new ArrayList<>();
    expect(found, "state", state, sheet.state());
    expect(found, "collected", Rupees.of(collected), Rupees.of(sheet.collected()));
    expect(found, "settled", Rupees.of(settled), Rupees.of(sheet.settled()));
    expect(found, "bank references", utrs, sheet.utrs());
    expect(found, "facts", events.size(), sheet.facts().size());
    expect(found, "cases", List.of(), sheet.cases());
    for (PaymentSheet.Entry entry : sheet.journal()) {
      expect(found, "balance of entry " + entry.entryId(), "0.00", Rupees.of(difference(entry)));
    }
    return found;
  }

  private void expect(List<String> found, String what, Object wanted, Object actual) {
    if (!wanted.equals(actual)) {
      found.add(key + ": " + what + " should be " + wanted + " and is " + actual);
    }
  }

  private static BigDecimal difference(PaymentSheet.Entry entry) {
    return entry.postings().stream()
        .map(p -> p.isDebit() ? p.amount() : p.amount().negate())
        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }
}
