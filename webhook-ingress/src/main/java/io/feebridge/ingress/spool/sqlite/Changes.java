package io.feebridge.ingress.spool.sqlite;

import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.spool.Decision;
import io.feebridge.ingress.spool.Decision.Verb;
import io.feebridge.ingress.spool.SetAside;
import io.feebridge.ingress.spool.SpoolOutcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Every change there is. */
final class Changes {

  private static final String REMEMBER =
      """
      INSERT INTO decisions
        (delivery, verb, decided_by, reason, decided_at, collector, event_id, body_sha256)
      SELECT id, ?, ?, ?, ?, collector, event_id, body_sha256
        FROM deliveries
       WHERE id = ? AND set_aside IS NOT NULL
      """;

  private Changes() {}

  /**
   * A delivery more.
   *
   * @param mostDeliveries that the file may hold
   */
  record Keep(
      Publication publication,
      SetAside.@Nullable Reason setAside,
      Instant spooledAt,
      long mostDeliveries)
      implements Change {

    @Override
    public SpoolOutcome apply(Connection connection, Tally tally) throws SQLException {
      if (tally.all() >= mostDeliveries) {
        return SpoolOutcome.NO_ROOM;
      }
      Rows.insert(connection, publication, setAside, spooledAt);
      if (setAside == null) {
        tally.waiting(1);
      } else {
        tally.setAside(1);
      }
      return SpoolOutcome.DONE;
    }

    @Override
    public long bytes() {
      return publication.evidence().body().length;
    }
  }

  /** Published deliveries less. */
  record Remove(Collection<Long> ids) implements Change {

    @Override
    public SpoolOutcome apply(Connection connection, Tally tally) throws SQLException {
      try (PreparedStatement row =
          connection.prepareStatement(
              "DELETE FROM deliveries WHERE id = ? AND set_aside IS NULL")) {
        for (long id : ids) {
          row.setLong(1, id);
          tally.waiting(-row.executeUpdate());
        }
      }
      return SpoolOutcome.DONE;
    }
  }

  /** A waiting delivery set aside. */
  record PutAside(long id, SetAside.Reason reason) implements Change {

    @Override
    public SpoolOutcome apply(Connection connection, Tally tally) throws SQLException {
      try (PreparedStatement row =
          connection.prepareStatement(
              "UPDATE deliveries SET set_aside = ? WHERE id = ? AND set_aside IS NULL")) {
        row.setString(1, reason.name());
        row.setLong(2, id);
        int rows = row.executeUpdate();
        tally.waiting(-rows);
        tally.setAside(rows);
        return rows == 0 ? SpoolOutcome.NO_SUCH_DELIVERY : SpoolOutcome.DONE;
      }
    }
  }

  /** A person's decision carried out, and kept. */
  record Decide(long id, Decision decision, Instant at) implements Change {

    @Override
    public SpoolOutcome apply(Connection connection, Tally tally) throws SQLException {
      if (remember(connection) == 0) {
        return SpoolOutcome.NO_SUCH_DELIVERY;
      }
      String change =
          decision.verb() == Verb.REDRIVE
              ? "UPDATE deliveries SET set_aside = NULL WHERE id = ?"
              : "DELETE FROM deliveries WHERE id = ?";
      try (PreparedStatement row = connection.prepareStatement(change)) {
        row.setLong(1, id);
        row.executeUpdate();
      }
      tally.setAside(-1);
      tally.waiting(decision.verb() == Verb.REDRIVE ? 1 : 0);
      return SpoolOutcome.DONE;
    }

    private int remember(Connection connection) throws SQLException {
      try (PreparedStatement row = connection.prepareStatement(REMEMBER)) {
        row.setString(1, decision.verb().name());
        row.setString(2, decision.by());
        row.setString(3, decision.reason());
        row.setLong(4, Rows.micros(at));
        row.setLong(5, id);
        return row.executeUpdate();
      }
    }
  }
}
