package io.feebridge.localstack.demo;

import io.feebridge.localstack.process.Polling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The demo: sends each example twice and in a bad order, tries a forged one, waits for the ledger
 * and shows its books. May be told any number of times; from the second on nothing new is booked.
 */
public final class Story {

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int COPIES = 2;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Webhooks webhooks;
  private final Books books;
  private final Consumer<String> tell;
  private final List<String> surprises = new ArrayList<>();

  /** Told line by line through {@code tell}. */
  public Story(Webhooks webhooks, Books books, Consumer<String> tell) {
    this.webhooks = webhooks;
    this.books = books;
    this.tell = tell;
  }

  /** Tells it; the answer names what was not as it must be, nothing when all was. */
  public List<String> tell() {
    Books.Counts before = books.counts();
    TrialBalance old = books.trialBalance();
    List<Optional<PaymentSheet>> oldSheets =
        Chapter.ALL.stream().map(c -> books.payment(c.key())).toList();

    heading("Jodo calls: each webhook twice, and in a bad order");
    Chapter.ALL.forEach(this::deliver);
    forge();

    heading("What the ledger made of them");
    awaitAll(before);
    Chapter.ALL.forEach(this::show);
    heading("Trial balance");
    TrialBalance balance = books.trialBalance();
    Sheets.of(balance).forEach(tell);
    expect(balance.balances(), "debits and credits of the trial balance differ");
    heading("Duplicates");
    duplicates(before, oldSheets, old.equals(balance));
    return List.copyOf(surprises);
  }

  private void deliver(Chapter chapter) {
    tell.accept("   " + chapter.title() + ".");
    for (String event : chapter.events()) {
      Example example = Example.of(event);
      List<Integer> answers = new ArrayList<>();
      for (int copy = 0; copy < COPIES; copy++) {
        answers.add(webhooks.send(example));
      }
      tell.accept("      %-28s sent twice, answered %s".formatted(event, answers));
      expect(
          answers.stream().allMatch(a -> a == OK),
          event + " was answered " + answers + ", not 200");
    }
  }

  private void forge() {
    Example genuine = Example.of("flex.downpayment.settled");
    int answer = webhooks.send(genuine.forged(), genuine);
    tell.accept("   Somebody without the secret changes one digit of a genuine body.");
    tell.accept("      %-28s answered [%d]: refused".formatted(genuine.event(), answer));
    expect(answer == UNAUTHORIZED, "the forged webhook was answered " + answer + ", not 401");
  }

  private void awaitAll(Books.Counts before) {
    long sent = Chapter.ALL.stream().mapToLong(c -> (long) c.events().size() * COPIES).sum();
    boolean all = Polling.until(() -> books.counts().since(before).taken() >= sent, LIMIT);
    long taken = books.counts().since(before).taken();
    expect(all, "after a minute the ledger has taken in " + taken + " of " + sent + " records");
  }

  private void show(Chapter chapter) {
    tell.accept("   " + chapter.title() + ".");
    Optional<PaymentSheet> sheet = books.payment(chapter.key());
    expect(sheet.isPresent(), "the ledger does not know " + chapter.key());
    sheet.ifPresent(
        s -> {
          Sheets.of(s).forEach(line -> tell.accept("   " + line));
          surprises.addAll(chapter.surprises(s));
        });
    tell.accept("      " + chapter.meaning());
    tell.accept("");
  }

  private void duplicates(
      Books.Counts before, List<Optional<PaymentSheet>> oldSheets, boolean sameBalance) {
    Books.Counts counts = books.counts().since(before);
    tell.accept(
        "   The ledger took in %d records: %d told it something new, %d it knew already."
            .formatted(counts.taken(), counts.fresh(), counts.known()));
    boolean toldBefore = oldSheets.stream().allMatch(Optional::isPresent);
    if (toldBefore) {
      boolean untouched =
          sameBalance
              && Chapter.ALL.stream().map(c -> books.payment(c.key())).toList().equals(oldSheets);
      tell.accept(
          "   These books knew this demo from an earlier run, so nothing was booked again.");
      expect(untouched, "the demo was told before, and yet the books have changed");
    } else {
      tell.accept("   Each second copy was answered 200 and booked nothing.");
    }
  }

  private void heading(String words) {
    tell.accept("");
    tell.accept(words);
    tell.accept("-".repeat(words.length()));
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      surprises.add(otherwise);
    }
  }
}
