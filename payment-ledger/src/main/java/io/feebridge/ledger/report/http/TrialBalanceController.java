package io.feebridge.ledger.report.http;

import io.feebridge.ledger.report.Reports;
import io.feebridge.ledger.report.TrialBalance;
import io.feebridge.ledger.report.Turnover;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Every account with both its sides, as of one moment. */
@RestController
public final class TrialBalanceController {

  private final Reports reports;

  public TrialBalanceController(Reports reports) {
    this.reports = reports;
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record View(String totalDebit, String totalCredit, List<AccountView> accounts) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record AccountView(
      @Nullable String collector,
      @Nullable String account,
      @Nullable Integer academicYear,
      String debit,
      String credit,
      String balance) {

    static AccountView of(TrialBalance.Line line) {
      Turnover turnover = line.turnover();
      return new AccountView(
          line.account().collector(),
          line.account().name(),
          line.account().academicYear(),
          turnover.debit().toString(),
          turnover.credit().toString(),
          turnover.balance().toString());
    }

    AccountView plain() {
      return new AccountView(
          CsvTable.plain(collector), CsvTable.plain(account), academicYear, debit, credit, balance);
    }
  }

  @GetMapping(path = "/v1/trial-balance", produces = MediaType.APPLICATION_JSON_VALUE)
  View json(@RequestParam(required = false) @Nullable String collector) {
    TrialBalance balance = reports.trialBalance(collector);
    Turnover total = balance.total();
    return new View(
        total.debit().toString(),
        total.credit().toString(),
        balance.accounts().stream().map(AccountView::of).toList());
  }

  @GetMapping(path = "/v1/trial-balance", produces = "text/csv")
  String csv(@RequestParam(required = false) @Nullable String collector) {
    return CsvTable.of(
        AccountView.class,
        reports.trialBalance(collector).accounts().stream()
            .map(line -> AccountView.of(line).plain())
            .toList());
  }
}
