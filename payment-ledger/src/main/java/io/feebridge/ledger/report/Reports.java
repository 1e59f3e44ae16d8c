package io.feebridge.ledger.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports over the books, each as of one moment. */
public interface Reports {

  /**
   * The accounts of one collector, or of all.
   *
   * @param collector null for all
   */
  TrialBalance trialBalance(@Nullable String collector);

  /**
   * A page of a student's statement; empty when no money was ever booked to the student.
   *
   * @param student Jodo's id, or {@code erp:} and the institute's
   * @param after where the page before ended
   * @param limit 1 or more
   */
  Optional<Statement> statement(String student, StatementCursor after, int limit);
}
