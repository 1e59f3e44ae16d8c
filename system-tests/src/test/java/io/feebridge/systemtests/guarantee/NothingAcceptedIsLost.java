package io.feebridge.systemtests.guarantee;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@link EveryAcceptedIsKept}, and a record of jodo.payments.v1 that the ledger has passed is one
 * of its facts or set aside with its reason (promises 6 and 7).
 */
public final class NothingAcceptedIsLost implements Guarantee {

  private static final String NEITHER_FACT_NOR_SET_ASIDE =
      """
      SELECT r.part, r.place, r.event, r.event_id, r.hash
        FROM unnest(?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[])
             AS r (part, place, event, event_id, hash)
       WHERE NOT EXISTS (SELECT FROM facts f
                          WHERE f.event = r.event AND f.event_id = r.event_id
                            AND f.body_hash = decode(r.hash, 'hex'))
         AND NOT EXISTS (SELECT FROM quarantined_records q
                          WHERE q.topic = 'jodo.payments.v1'
                            AND q.partition = r.part AND q.record_offset = r.place)
      """;

  private final EveryAcceptedIsKept kept = new EveryAcceptedIsKept();

  @Override
  public List<String> violations(Observation now) throws SQLException {
    List<String> violations = new ArrayList<>(kept.violations(now));
    List<KeptRecord> payments =
        now.records().stream().filter(r -> r.topic().equals(JodoTopics.PAYMENTS)).toList();
    now.ledger()
        .rows(
            NEITHER_FACT_NOR_SET_ASIDE,
            column("int", payments, KeptRecord::partition),
            column("bigint", payments, KeptRecord::offset),
            column("text", payments, KeptRecord::event),
            column("text", payments, KeptRecord::eventId),
            column("text", payments, KeptRecord::hash))
        .forEach(row -> violations.add("a record is neither fact nor set aside: " + row));
    return violations;
  }

  private static LedgerRows.Column column(
      String type, List<KeptRecord> records, Function<KeptRecord, @Nullable Object> value) {
    List<@Nullable Object> values = new ArrayList<>();
    records.forEach(record -> values.add(value.apply(record)));
    return new LedgerRows.Column(type, values);
  }
}
