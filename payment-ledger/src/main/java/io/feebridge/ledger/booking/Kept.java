package io.feebridge.ledger.booking;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a batch was new.
 *
 * @param facts the facts that were not kept before; may repeat one only where the database lets
 *     repetitions through
 * @param known payments that exist already, among those that have new facts. A payment that is not
 *     named may have come into being meanwhile
 */
public record Kept(List<Arrived> facts, Set<PaymentKey> known) {

  private static final Comparator<Arrived> BY_STAMP =
      Comparator.comparing(arrived -> arrived.fact().stamp());

  public Kept {
    facts = List.copyOf(facts);
    known = Set.copyOf(known);
  }

  /** The new facts of each payment. */
  Map<PaymentKey, List<Fact>> byPayment() {
    Map<PaymentKey, List<Fact>> byPayment = new HashMap<>();
    facts.forEach(
        arrived ->
            byPayment
                .computeIfAbsent(arrived.fact().key(), _ -> new java.util.ArrayList<>())
                .add(arrived.fact()));
    return byPayment;
  }

  /**
   * The trace that each payment's change belongs to. Where several records changed one payment, it
   * is that of the newest fact among them.
   */
  Map<PaymentKey, @Nullable String> traces() {
    Map<PaymentKey, Arrived> newest = new HashMap<>();
    facts.forEach(
        arrived ->
            newest.merge(
                arrived.fact().key(),
                arrived,
                (one, other) -> BY_STAMP.compare(one, other) >= 0 ? one : other));
    Map<PaymentKey, @Nullable String> traces = new HashMap<>();
    newest.forEach((key, arrived) -> traces.put(key, arrived.traceparent()));
    return traces;
  }

  Set<String> collectors() {
    Set<String> collectors = new HashSet<>();
    facts.forEach(arrived -> collectors.add(arrived.fact().key().collector()));
    return collectors;
  }
}
