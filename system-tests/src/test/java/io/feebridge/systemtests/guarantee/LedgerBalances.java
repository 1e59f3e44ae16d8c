package io.feebridge.systemtests.guarantee;

import io.feebridge.localstack.demo.TrialBalance;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Each entry sums to zero, each balance is what its postings add up to, what stands in clearing is
 * what was collected and not settled, and the trial balance over HTTP balances (promise 5).
 */
public final class LedgerBalances implements Guarantee {

  private static final String UNBALANCED_ENTRIES =
      """
      SELECT e.entry_id, sum(l.paise) AS paise, count(l.line) AS lines
        FROM journal_entries e LEFT JOIN postings l USING (entry_id)
       GROUP BY 1 HAVING sum(l.paise) IS DISTINCT FROM 0 OR count(l.line) < 2
      """;

  private static final String BALANCES_OTHERWISE =
      """
      SELECT coalesce(b.account_id, l.account_id) AS account, b.debit - b.credit AS balance, l.paise
        FROM balances b
        FULL JOIN (SELECT account_id, sum(paise) AS paise FROM postings GROUP BY 1) l USING (account_id)
       WHERE coalesce(b.debit - b.credit, 0) <> coalesce(l.paise, 0)
      """;

  private static final String CLEARING =
      """
      SELECT b.collector, b.paise AS in_clearing, m.paise AS collected_less_settled
        FROM (SELECT collector, sum(debit - credit) AS paise FROM balances
               WHERE account = 'clearing:jodo:flex' GROUP BY 1) b
        FULL JOIN (
          SELECT p.collector,
                 sum(CASE m ->> 0 WHEN 'c' THEN 1 WHEN 's' THEN -1 END
                     * (m ->> 3)::bigint) AS paise
            FROM payments p CROSS JOIN LATERAL jsonb_array_elements(p.posted::jsonb) AS m
           WHERE p.family = 'flex' GROUP BY 1) m USING (collector)
       WHERE coalesce(b.paise, 0) <> coalesce(m.paise, 0)
      """;

  @Override
  public List<String> violations(Observation now) throws SQLException {
    List<String> violations = new ArrayList<>();
    LedgerRows ledger = now.ledger();
    ledger.rows(UNBALANCED_ENTRIES).forEach(row -> violations.add("an entry is lopsided: " + row));
    ledger
        .rows(BALANCES_OTHERWISE)
        .forEach(row -> violations.add("a balance is not its postings: " + row));
    ledger
        .rows(CLEARING)
        .forEach(row -> violations.add("clearing is not collected less settled: " + row));
    violations.addAll(overHttp(now.trialBalance()));
    return violations;
  }

  private static List<String> overHttp(TrialBalance told) {
    List<String> violations = new ArrayList<>();
    BigDecimal debit = BigDecimal.ZERO;
    BigDecimal credit = BigDecimal.ZERO;
    for (TrialBalance.Account account : told.accounts()) {
      debit = debit.add(account.debit());
      credit = credit.add(account.credit());
      if (account.debit().subtract(account.credit()).compareTo(account.balance()) != 0) {
        violations.add("the trial balance tells a wrong balance: " + account);
      }
    }
    if (debit.compareTo(credit) != 0
        || debit.compareTo(told.totalDebit()) != 0
        || credit.compareTo(told.totalCredit()) != 0) {
      violations.add(
          "the trial balance does not balance: accounts %s and %s, totals %s and %s"
              .formatted(debit, credit, told.totalDebit(), told.totalCredit()));
    }
    return violations;
  }
}
