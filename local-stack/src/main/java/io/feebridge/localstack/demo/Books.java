package io.feebridge.localstack.demo;

import java.util.Optional;

/** What the ledger tells everybody who may ask. */
public interface Books {

  /**
   * What the ledger has counted since it started.
   *
   * @param taken records it has taken in
   * @param fresh of these, facts that were new
   * @param known of these, facts it knew already
   */
  record Counts(long taken, long fresh, long known) {

    /** What came after an earlier count. */
    public Counts since(Counts earlier) {
      return new Counts(taken - earlier.taken, fresh - earlier.fresh, known - earlier.known);
    }
  }

  /** A payment by its key; empty when the ledger has never heard of it. */
  Optional<PaymentSheet> payment(String key);

  /** All accounts. */
  TrialBalance trialBalance();

  /** The counts of this moment. */
  Counts counts();
}
