package io.feebridge.ledger.booking.postgres;

import static io.feebridge.ledger.booking.postgres.Columns.BIGINTS;
import static io.feebridge.ledger.booking.postgres.Columns.INTEGERS;
import static io.feebridge.ledger.booking.postgres.Columns.TEXTS;
import static io.feebridge.ledger.booking.postgres.Columns.UUIDS;

import io.feebridge.ledger.booking.Change;
import io.feebridge.ledger.journal.Posting;
import io.feebridge.ledger.journal.Side;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.LedgerAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The table {@code balances}. A few of its rows (the bank, the clearing accounts) are touched by
 * every batch, so it is written last, once an account, in the order of ids.
 */
final class BalanceRows {

  private static final String UPSERT =
      """
      INSERT INTO balances AS b
             (account_id, collector, account, academic_year, student, debit, credit)
      SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?) AS row (account_id)
       ORDER BY account_id
      ON CONFLICT (account_id) DO UPDATE
         SET debit = b.debit + excluded.debit, credit = b.credit + excluded.credit
      """;

  private final JdbcOperations jdbc;

  BalanceRows(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  private static final class Turnover {
    final LedgerAccount account;
    final @Nullable String student;
    Money debit = Money.ZERO;
    Money credit = Money.ZERO;

    Turnover(Posting first) {
      account = first.account();
      student = student(first);
    }

    void add(Posting posting) {
      if (posting.side() == Side.DEBIT) {
        debit = debit.plus(posting.amount());
      } else {
        credit = credit.plus(posting.amount());
      }
    }
  }

  void add(List<Change> changes) {
    Map<LedgerAccount, Turnover> turnovers = new HashMap<>();
    changes.stream()
        .flatMap(change -> change.entries().stream())
        .flatMap(booked -> booked.entry().postings().stream())
        .forEach(
            posting ->
                turnovers
                    .computeIfAbsent(posting.account(), _ -> new Turnover(posting))
                    .add(posting));
    Columns.of(List.copyOf(turnovers.values()))
        .and(UUIDS, t -> HashedIds.of(t.account))
        .and(TEXTS, t -> t.account.collector())
        .and(TEXTS, t -> t.account.name())
        .and(INTEGERS, t -> t.account.academicYear())
        .and(TEXTS, t -> t.student)
        .and(BIGINTS, t -> t.debit.paise())
        .and(BIGINTS, t -> t.credit.paise())
        .update(jdbc, UPSERT);
  }

  /** How a payer account, {@code payer:{student}:{component}}, names the student; else null. */
  private static @Nullable String student(Posting posting) {
    String name = posting.account().name();
    String end = ":" + posting.component();
    return name.startsWith("payer:") && name.endsWith(end)
        ? name.substring("payer:".length(), name.length() - end.length())
        : null;
  }
}
