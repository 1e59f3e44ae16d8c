package io.feebridge.systemtests.guarantee;

import io.feebridge.schemas.PaymentState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An ERP that reads the ledger's two topics gets each payment's entries from version 1 without a
 * gap, never an older state for the first time after a newer one, and ends with what the database
 * says: version, position hash, number of entries, and amounts that the entries add up to.
 */
public final class ErpVersionsAreDense implements Guarantee, AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  /** As the database says it: {@code version entries position_hash}. */
  private static final String PAYMENTS =
      "SELECT collector || ':' || family || ':' || id,"
          + " version || ' ' || entries || ' ' || encode(position_hash, 'hex')"
          + " FROM payments WHERE position_hash IS NOT NULL";

  private final ErpDouble erp;

  /** Judged by an ERP that begins now, at the beginning. */
  public ErpVersionsAreDense(String bootstrap) {
    erp = new ErpDouble(bootstrap);
  }

  @Override
  public List<String> violations(Observation now) throws SQLException {
    Map<String, String> payments = new TreeMap<>(now.ledger().map(PAYMENTS));
    long giveUp = System.nanoTime() + LIMIT.toNanos();
    List<String> late;
    do {
      erp.read();
      late = late(payments);
    } while (!late.isEmpty() && System.nanoTime() - giveUp < 0);
    List<String> violations = new ArrayList<>(erp.complaintsSinceAsked());
    violations.addAll(late);
    payments.forEach((key, said) -> judge(key, said, violations));
    return violations;
  }

  private List<String> late(Map<String, String> payments) {
    List<String> late = new ArrayList<>();
    payments.forEach(
        (key, said) -> {
          String[] words = said.split(" ");
          PaymentState state = erp.state(key);
          if (state == null
              || state.getVersion() < Long.parseLong(words[0])
              || erp.entries(key) < Math.max(Integer.parseInt(words[1]), state.getEntries())) {
            late.add(
                "%s is at %s in the database; the ERP was told %s and %d entries"
                    .formatted(
                        key,
                        said,
                        state == null ? "nothing" : "version " + state.getVersion(),
                        erp.entries(key)));
          }
        });
    return late;
  }

  private void judge(String key, String said, List<String> violations) {
    PaymentState state = erp.state(key);
    if (state == null || erp.entries(key) < state.getEntries()) {
      return; // late, and said so
    }
    String told = state.getVersion() + " " + state.getEntries() + " " + state.getPositionHash();
    if (state.getVersion() == Long.parseLong(said.split(" ")[0]) && !told.equals(said)) {
      violations.add("%s is %s in the database and %s for the ERP".formatted(key, said, told));
    }
    if (!erp.addsUp(state)) {
      violations.add(
          "the entries of %s do not add up to version %d".formatted(key, state.getVersion()));
    }
  }

  @Override
  public void close() {
    erp.close();
  }
}
