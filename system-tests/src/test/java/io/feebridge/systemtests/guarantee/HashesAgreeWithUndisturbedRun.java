package io.feebridge.systemtests.guarantee;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A ledger that reads the same topics from their beginning into an empty database, and is left
 * alone, comes to the same positions, postings and balances (promise 4).
 */
public final class HashesAgreeWithUndisturbedRun implements Guarantee {

  private final BooksImage disturbed;

  /** Compared with what the observation's ledger says. */
  public HashesAgreeWithUndisturbedRun(BooksImage disturbed) {
    this.disturbed = disturbed;
  }

  @Override
  public List<String> violations(Observation now) throws SQLException {
    BooksImage undisturbed = BooksImage.of(now.ledger());
    List<String> violations = new ArrayList<>(disturbed.differencesTo(undisturbed));
    if (undisturbed.positions().isEmpty()) {
      violations.add("the undisturbed run booked nothing: nothing was compared");
    }
    return violations;
  }
}
