package io.feebridge.ledger.report.http;

import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.report.Statement;
import io.feebridge.ledger.report.StatementCursor;
import io.feebridge.ledger.report.Turnover;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A page of a statement as JSON, its lines also as CSV. Money is text with two decimals. */
@JsonNaming(SnakeCaseStrategy.class)
record StatementView(
    String student,
    String totalDebit,
    String totalCredit,
    String balance,
    List<TotalView> totals,
    List<LineView> lines,
    @Nullable String nextCursor) {

  @JsonNaming(SnakeCaseStrategy.class)
  record TotalView(String component, String debit, String credit, String balance) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record LineView(
      LocalDate date,
      long entryId,
      @Nullable String payment,
      @Nullable String collector,
      String reason,
      @Nullable String component,
      @Nullable Integer academicYear,
      String debit,
      String credit,
      String balance,
      @Nullable Instant occurredAt,
      Instant bookedAt) {

    static LineView of(Statement.Line line) {
      Money amount = line.amount();
      return new LineView(
          line.date(),
          line.place().entryId(),
          line.payment(),
          line.collector(),
          line.reason(),
          line.component(),
          line.academicYear(),
          (amount.isPositive() ? amount : Money.ZERO).toString(),
          (amount.isNegative() ? amount.negated() : Money.ZERO).toString(),
          line.balance().toString(),
          line.occurredAt(),
          line.bookedAt());
    }

    LineView plain() {
      return new LineView(
          date,
          entryId,
          CsvTable.plain(payment),
          CsvTable.plain(collector),
          reason,
          CsvTable.plain(component),
          academicYear,
          debit,
          credit,
          balance,
          occurredAt,
          bookedAt);
    }
  }

  static StatementView of(Statement page) {
    Turnover total = page.total();
    return new StatementView(
        page.student(),
        total.debit().toString(),
        total.credit().toString(),
        total.balance().toString(),
        page.totals().stream().map(StatementView::total).toList(),
        page.lines().stream().map(LineView::of).toList(),
        page.next().map(StatementCursor::word).orElse(null));
  }

  private static TotalView total(Statement.Total total) {
    Turnover turnover = total.turnover();
    return new TotalView(
        total.component(),
        turnover.debit().toString(),
        turnover.credit().toString(),
        turnover.balance().toString());
  }
}
