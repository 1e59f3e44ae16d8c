package io.feebridge.ledger.simulation.database;

import io.feebridge.messaging.inbox.claim.Advance;
import java.util.List;

/** Sees every transaction just before it is committed. */
public interface Watch {

  /**
   * A transaction is about to be committed.
   *
   * @param before what is committed now
   * @param written what it adds
   * @param advances the records that it says it applies, empty when it is not an inbox's
   */
  void committing(Rows before, Rows written, List<Advance> advances);
}
