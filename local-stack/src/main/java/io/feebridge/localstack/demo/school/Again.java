package io.feebridge.localstack.demo.school;

import io.feebridge.localstack.demo.Books;
import io.feebridge.localstack.demo.Story;
import io.feebridge.localstack.demo.TrialBalance;
import io.feebridge.localstack.process.Polling;
import java.time.Duration;
import java.util.List;

/** Everything that was sent is sent once more, and books nothing. */
public final class Again implements Story.Chapter {

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int MOST = 40;

  private final PlayedJodo jodo;
  private final Books books;

  public Again(PlayedJodo jodo, Books books) {
    this.jodo = jodo;
    this.books = books;
  }

  @Override
  public String title() {
    return "Jodo sends the newest of its webhooks once more";
  }

  @Override
  public void tell(Story.Telling telling) {
    TrialBalance balance = books.trialBalance();
    Books.Counts before = books.counts();
    List<PlayedJodo.Sent> sent =
        jodo.sent().stream()
            .filter(s -> !s.answers().isEmpty())
            .filter(s -> s.event().matches("(direct|flex\\.(instalment|downpayment))\\..*"))
            .toList();
    List<PlayedJodo.Sent> again = sent.subList(Math.max(0, sent.size() - MOST), sent.size());
    again.forEach(s -> jodo.resend(s.id()));
    boolean all = Polling.until(() -> books.counts().since(before).taken() >= again.size(), LIMIT);
    Books.Counts counts = books.counts().since(before);
    telling.expect(all, "after a minute the ledger has taken in " + counts.taken() + " of them");
    telling.say(
        "The ledger took in %d records: %d told it something new, %d it knew already."
            .formatted(counts.taken(), counts.fresh(), counts.known()));
    telling.expect(counts.fresh() == 0, "a webhook that was sent again told something new");
    telling.expect(books.trialBalance().equals(balance), "the books have changed");
    telling.say("Nothing was booked again.");
  }
}
