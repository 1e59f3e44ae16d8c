package io.feebridge.localstack.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Payments and accounts as an accountant reads them. */
public final class Sheets {

  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
  private static final String INDENT = "   ";

  private Sheets() {}

  /** Line by line. */
  public static List<String> of(PaymentSheet sheet) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s is %s: collected %s, settled %s, facts %d, version %d"
            .formatted(
                sheet.key(),
                sheet.state(),
                Rupees.of(sheet.collected()),
                Rupees.of(sheet.settled()),
                sheet.facts().size(),
                sheet.version()));
    if (!sheet.lines().isEmpty()) {
      lines.addAll(components(sheet).lines(INDENT));
    }
    if (sheet.journal().isEmpty()) {
      lines.add(INDENT + "Journal: no entry.");
    } else {
      lines.addAll(journal(sheet).lines(INDENT));
    }
    sheet.cases().forEach(c -> lines.add("Case: " + c.kind() + ", " + c.subject()));
    return lines;
  }

  /** Line by line. */
  public static List<String> of(TrialBalance balance) {
    Table table = new Table("account", ">debit", ">credit", ">balance");
    for (TrialBalance.Account account : balance.accounts()) {
      table.row(
          account.account(),
          Rupees.of(account.debit()),
          Rupees.of(account.credit()),
          Rupees.of(account.balance()));
    }
    table.row("TOTAL", Rupees.of(balance.totalDebit()), Rupees.of(balance.totalCredit()), "");
    return table.lines("");
  }

  private static Table components(PaymentSheet sheet) {
    Table table = new Table("fee component", ">collected", ">settled", "UTR");
    for (PaymentSheet.Line line : sheet.lines()) {
      String utrs =
          line.settlements().stream()
              .map(s -> String.valueOf(s.utr()))
              .collect(Collectors.joining(", "));
      table.row(line.component(), Rupees.of(line.collected()), Rupees.of(line.settled()), utrs);
    }
    return table;
  }

  private static Table journal(PaymentSheet sheet) {
    Table table = new Table(">entry", "date", "reason", "account", ">debit", ">credit");
    for (PaymentSheet.Entry entry : sheet.journal()) {
      boolean first = true;
      for (PaymentSheet.Posting posting : entry.postings()) {
        table.row(
            first ? Long.toString(entry.entryId()) : "",
            first ? day(entry.occurredAt()) : "",
            first ? entry.reason() : "",
            (posting.isDebit() ? "" : "  ") + posting.account(),
            posting.isDebit() ? Rupees.of(posting.amount()) : "",
            posting.isDebit() ? "" : Rupees.of(posting.amount()));
        first = false;
      }
    }
    return table;
  }

  private static String day(@Nullable Instant instant) {
    return instant == null ? "" : instant.atZone(INDIA).toLocalDate().toString();
  }
}
