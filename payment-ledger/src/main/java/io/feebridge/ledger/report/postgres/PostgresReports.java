package io.feebridge.ledger.report.postgres;

import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.LedgerAccount;
import io.feebridge.ledger.report.Reports;
import io.feebridge.ledger.report.Statement;
import io.feebridge.ledger.report.StatementCursor;
import io.feebridge.ledger.report.TrialBalance;
import io.feebridge.ledger.report.Turnover;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/** Reports from PostgreSQL. */
public final class PostgresReports implements Reports {

  private static final String TRIAL_BALANCE =
      """
      SELECT account, collector, academic_year, debit, credit
        FROM balances WHERE ?::text IS NULL OR collector = ?
       ORDER BY collector COLLATE "C", account COLLATE "C", academic_year NULLS FIRST
      """;

  private static final String TOTALS =
      """
      SELECT component, sum(debit)::bigint, sum(credit)::bigint
        FROM (SELECT substr(account, length('payer:' || student || ':') + 1) COLLATE "C" AS component,
                     debit, credit
                FROM balances WHERE student = ?) AS accounts
       GROUP BY component ORDER BY component
      """;

  /** The balance runs over all lines before the page is cut out of them. */
  private static final String LINES =
      """
      SELECT * FROM (
        SELECT e.accounting_date, e.entry_id, p.line,
               y.collector || ':' || y.family || ':' || y.id, y.collector, e.reason,
               e.occurred_at, e.booked_at, p.component, b.academic_year, p.paise,
               (sum(p.paise) OVER (ORDER BY e.accounting_date, e.entry_id, p.line))::bigint
          FROM balances b
          JOIN postings p ON p.account_id = b.account_id
          JOIN journal_entries e ON e.entry_id = p.entry_id
          JOIN payments y ON y.payment_id = e.payment_id
         WHERE b.student = ?) AS all_lines
       WHERE (accounting_date, entry_id, line) > (?, ?, ?)
       ORDER BY accounting_date, entry_id, line LIMIT ?
      """;

  private final JdbcOperations jdbc;
  private final TransactionOperations snapshot;

  /**
   * @param snapshot transactions that read one moment: isolation repeatable read, read only
   */
  public PostgresReports(JdbcOperations jdbc, TransactionOperations snapshot) {
    this.jdbc = jdbc;
    this.snapshot = snapshot;
  }

  @Override
  public TrialBalance trialBalance(@Nullable String collector) {
    return new TrialBalance(
        jdbc.query(TRIAL_BALANCE, (row, n) -> balance(row), collector, collector));
  }

  private static TrialBalance.Line balance(ResultSet row) throws SQLException {
    LedgerAccount account =
        new LedgerAccount(row.getString(1), row.getString(2), row.getObject(3, Integer.class));
    return new TrialBalance.Line(account, turnover(row, 4));
  }

  @Override
  public Optional<Statement> statement(String student, StatementCursor after, int limit) {
    @Nullable Statement found = snapshot.execute(status -> page(student, after, limit));
    return Optional.ofNullable(found).filter(statement -> !statement.totals().isEmpty());
  }

  private Statement page(String student, StatementCursor after, int limit) {
    List<Statement.Total> totals =
        jdbc.query(
            TOTALS, (row, n) -> new Statement.Total(row.getString(1), turnover(row, 2)), student);
    // one line more than asked for tells whether there is a next page
    List<Statement.Line> lines =
        jdbc.query(
            LINES,
            (row, n) -> line(row),
            student,
            after.date(),
            after.entryId(),
            after.line(),
            limit + 1);
    if (lines.size() <= limit) {
      return new Statement(student, totals, lines, Optional.empty());
    }
    List<Statement.Line> page = lines.subList(0, limit);
    return new Statement(student, totals, page, Optional.of(page.getLast().place()));
  }

  private static Statement.Line line(ResultSet row) throws SQLException {
    Instant occurredAt = instant(row, 7);
    return new Statement.Line(
        new StatementCursor(row.getObject(1, LocalDate.class), row.getLong(2), row.getInt(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        occurredAt.equals(Instant.EPOCH) ? null : occurredAt,
        instant(row, 8),
        row.getString(9),
        row.getObject(10, Integer.class),
        new Money(row.getLong(11)),
        new Money(row.getLong(12)));
  }

  private static Turnover turnover(ResultSet row, int column) throws SQLException {
    return new Turnover(new Money(row.getLong(column)), new Money(row.getLong(column + 1)));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
