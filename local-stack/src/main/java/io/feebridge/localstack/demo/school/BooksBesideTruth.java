package io.feebridge.localstack.demo.school;

import io.feebridge.localstack.demo.Books;
import io.feebridge.localstack.demo.PaymentSheet;
import io.feebridge.localstack.demo.Rupees;
import io.feebridge.localstack.demo.Sheets;
import io.feebridge.localstack.demo.Story;
import io.feebridge.localstack.demo.Table;
import io.feebridge.localstack.demo.TrialBalance;
import io.feebridge.localstack.process.Polling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the ledger made of it, beside what Jodo's own books say. */
public final class BooksBesideTruth implements Story.Chapter {

  /** The families the ledger books. */
  public static final Set<String> FAMILIES = Set.of("flex", "direct");

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String COLLECTOR = "demo";
  private static final int SHOWN = 4;

  private final PlayedJodo jodo;
  private final Books books;

  public BooksBesideTruth(PlayedJodo jodo, Books books) {
    this.jodo = jodo;
    this.books = books;
  }

  @Override
  public String title() {
    return "What the ledger made of it, beside Jodo's own books";
  }

  @Override
  public void tell(Story.Telling telling) {
    List<TruePayment> truth =
        jodo.truth().stream().filter(p -> FAMILIES.contains(p.family())).toList();
    Polling.until(() -> differences(truth).isEmpty(), LIMIT);
    List<String> differences = differences(truth);
    for (TruePayment payment : truth.subList(Math.max(0, truth.size() - SHOWN), truth.size())) {
      sheet(payment).ifPresent(sheet -> telling.say(Sheets.of(sheet)));
      telling.say("");
    }
    Table table = new Table("payment", "at Jodo", ">collected", "the ledger");
    for (TruePayment payment : truth) {
      boolean agrees = payment.differences(sheet(payment)).isEmpty();
      table.row(
          payment.id(),
          payment.state(),
          Rupees.of(payment.collected()),
          agrees ? "agrees to the paisa, by component and UTR" : "DIFFERS");
    }
    telling.say(table.lines(""));
    differences.forEach(difference -> telling.expect(false, difference));
    telling.say("");
    TrialBalance balance = books.trialBalance();
    telling.say(Sheets.of(balance));
    telling.expect(balance.balances(), "debits and credits of the trial balance differ");
  }

  private List<String> differences(List<TruePayment> truth) {
    return truth.stream().flatMap(p -> p.differences(sheet(p)).stream()).toList();
  }

  private Optional<PaymentSheet> sheet(TruePayment payment) {
    return books.payment(payment.keyAt(COLLECTOR));
  }
}
