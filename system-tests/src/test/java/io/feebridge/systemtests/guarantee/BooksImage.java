package io.feebridge.systemtests.guarantee;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What the books say, without when and in how many steps they came to say it.
 *
 * @param positions hash and state by payment
 * @param postings net paise by payment and account
 * @param balances net paise by account
 * @param setAside how many records, by reason
 */
public record BooksImage(
    Map<String, String> positions,
    Map<String, String> postings,
    Map<String, String> balances,
    Map<String, String> setAside) {

  /** Of a database as it is. */
  public static BooksImage of(LedgerRows ledger) throws SQLException {
    return new BooksImage(
        ledger.map(
            "SELECT collector || ':' || family || ':' || id,"
                + " encode(position_hash, 'hex') || ' ' || state FROM payments"),
        ledger.map(
            """
            SELECT e.payment_id || ' ' || l.account_id, sum(l.paise)
              FROM journal_entries e JOIN postings l USING (entry_id)
             GROUP BY e.payment_id, l.account_id HAVING sum(l.paise) <> 0
            """),
        ledger.map(
            "SELECT account || ' ' || coalesce(academic_year::text, ''), debit - credit"
                + " FROM balances WHERE debit <> credit"),
        ledger.map("SELECT reason_code, count(*) FROM quarantined_records GROUP BY 1"));
  }

  /** In what another image differs, in words. */
  public List<String> differencesTo(BooksImage other) {
    List<String> differences = new ArrayList<>();
    compare("position", positions, other.positions, differences);
    compare("net posting", postings, other.postings, differences);
    compare("balance", balances, other.balances, differences);
    compare("records set aside", setAside, other.setAside, differences);
    return differences;
  }

  private static void compare(
      String what, Map<String, String> ours, Map<String, String> theirs, List<String> differences) {
    TreeSet<String> keys = new TreeSet<>(ours.keySet());
    keys.addAll(theirs.keySet());
    for (String key : keys) {
      if (!Objects.equals(ours.get(key), theirs.get(key))) {
        differences.add(
            "%s of %s is %s, and %s when undisturbed"
                .formatted(what, key, ours.get(key), theirs.get(key)));
      }
    }
  }
}
