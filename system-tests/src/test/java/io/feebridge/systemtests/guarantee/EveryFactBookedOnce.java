package io.feebridge.systemtests.guarantee;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * However often an event was delivered, it is one fact; and what the journal has posted for a
 * payment adds up to what the payment's facts imply, no line more (promises 4 and 6).
 */
public final class EveryFactBookedOnce implements Guarantee {

  private static final String TWICE =
      """
      SELECT event, event_id, encode(body_hash, 'hex') AS hash, count(*)
        FROM facts GROUP BY 1, 2, 3 HAVING count(*) > 1
      """;

  /**
   * Movements hold debit, credit, paise and component; three words stand for the accounts that
   * follow from the payment.
   */
  private static final String POSTED_OTHERWISE =
      """
      WITH implied AS (
        SELECT p.payment_id, x.account, sum(a.paise) AS paise
          FROM payments p
          CROSS JOIN LATERAL jsonb_array_elements(p.posted::jsonb) AS m
          CROSS JOIN LATERAL (VALUES (m -> 1, (m ->> 3)::bigint), (m -> 2, -(m ->> 3)::bigint))
            AS a (told, paise)
          CROSS JOIN LATERAL (SELECT CASE
            WHEN jsonb_typeof(a.told) = 'array' THEN a.told
            WHEN a.told = '"bank"' THEN jsonb_build_array('bank:' || p.collector)
            WHEN a.told = '"clearing"' THEN jsonb_build_array('clearing:jodo:' || p.family)
            WHEN a.told = '"payer"' THEN
              jsonb_build_array('payer:' || coalesce(p.payer_student, 'erp:' || p.payer_identifier)
                                || ':' || (m ->> 5))
              || CASE WHEN p.payer_year IS NULL THEN '[]' ELSE jsonb_build_array(p.payer_year) END
            ELSE jsonb_build_array(a.told) END) AS x (account)
         GROUP BY 1, 2
      ), posted AS (
        SELECT e.payment_id,
               CASE WHEN b.academic_year IS NULL THEN jsonb_build_array(b.account)
                    ELSE jsonb_build_array(b.account, b.academic_year) END AS account,
               sum(l.paise) AS paise
          FROM journal_entries e JOIN postings l USING (entry_id) JOIN balances b USING (account_id)
         GROUP BY 1, 2
      )
      SELECT payment_id, account, coalesce(i.paise, 0) AS implied, coalesce(j.paise, 0) AS posted
        FROM implied i FULL JOIN posted j USING (payment_id, account)
       WHERE coalesce(i.paise, 0) <> coalesce(j.paise, 0)
      """;

  private static final String NOT_DENSE =
      """
      SELECT p.payment_id, p.entries, count(e.version) AS entries_found, max(e.version) AS newest
        FROM payments p LEFT JOIN journal_entries e USING (payment_id)
       GROUP BY 1, 2
      HAVING count(e.version) <> p.entries OR coalesce(max(e.version), 0) <> p.entries
      """;

  private static final String WITHOUT_PAYMENT =
      "SELECT f.payment_id, f.event_id FROM facts f LEFT JOIN payments p USING (payment_id)"
          + " WHERE p.payment_id IS NULL OR p.position_hash IS NULL";

  private final Set<String> reported = new HashSet<>();

  @Override
  public List<String> violations(Observation now) throws SQLException {
    List<String> violations = new ArrayList<>();
    LedgerRows ledger = now.ledger();
    ledger.rows(TWICE).forEach(row -> violations.add("a fact is there twice: " + row));
    ledger
        .rows(POSTED_OTHERWISE)
        .forEach(row -> violations.add("the journal says other than the position: " + row));
    ledger.rows(NOT_DENSE).forEach(row -> violations.add("entries are not dense: " + row));
    ledger.rows(WITHOUT_PAYMENT).forEach(row -> violations.add("a fact implies nothing: " + row));
    for (KeptRecord kept : now.records()) {
      if (kept.topic().equals(JodoTopics.PAYMENTS) && kept.hash() != null) {
        reported.add(kept.event() + " " + kept.eventId() + " " + kept.hash());
      }
    }
    long facts = ledger.number("SELECT count(*) FROM facts");
    if (facts > reported.size() + unseen(now)) {
      violations.add("%d facts of %d different events reported".formatted(facts, reported.size()));
    }
    return violations;
  }

  /** The ledger may be ahead of our reading by what arrived meanwhile. */
  private static long unseen(Observation now) throws SQLException {
    return now.ledger()
            .number(
                "SELECT sum(next_offset) FROM consumer_offsets WHERE topic = 'jodo.payments.v1'")
        - now.topics().paymentRecords();
  }
}
