package io.feebridge.ledger.booking;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Facts, payments, journal and balances, in the transaction that is open. The methods are called in
 * the order in which they stand here; each takes its locks in one global order, so that two
 * transactions never wait for each other in a ring.
 */
public interface Books {

  /**
   * Keeps the facts that are not kept yet.
   *
   * @return how many were new, of each payment that has new ones
   */
  Map<PaymentKey, Integer> keep(List<? extends Fact> facts, Instant bookedAt);

  /** Makes sure that each of these payments exists, empty if need be. */
  void open(Set<PaymentKey> keys);

  /** Locks these payments, which must exist, until the transaction ends. */
  List<BookedPayment> lock(Set<PaymentKey> keys);

  /** Every fact of each of these payments; call it under their locks only. */
  Map<PaymentKey, List<Fact>> facts(Collection<PaymentKey> keys);

  /**
   * Writes what changed: payments, journal, and, last, balances.
   *
   * @throws IllegalStateException when a payment's version is no longer the one before the change:
   *     then the lock did not hold, and nothing may be booked
   */
  void write(List<Change> changes, Instant bookedAt);
}
