package io.feebridge.localstack.demo.school;

import io.feebridge.localstack.demo.Books;
import io.feebridge.localstack.demo.Story;
import io.feebridge.localstack.process.Polling;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A student's term: a plan that is debited and bounces, cash that was a mistake, an order. */
public final class Term implements Story.Chapter {

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int MOST_WEEKS = 6;
  private static final int OK = 200;

  private final PlayedJodo jodo;
  private final Books books;

  public Term(PlayedJodo jodo, Books books) {
    this.jodo = jodo;
    this.books = books;
  }

  @Override
  public String title() {
    return "A term at Jodo, which sends each webhook twice and in a bad order";
  }

  @Override
  public void tell(Story.Telling telling) {
    Books.Counts before = books.counts();
    Set<String> earlier = jodo.sent().stream().map(PlayedJodo.Sent::id).collect(Collectors.toSet());
    jodo.beNasty();
    happen(telling);
    jodo.beHonest();
    for (int week = 0; week < MOST_WEEKS && jodo.waiting() > 0; week++) {
      jodo.pass(WEEK);
    }
    telling.expect(
        Polling.until(() -> jodo.waiting() == 0, LIMIT), "after a minute webhooks still wait");
    List<PlayedJodo.Sent> sent =
        jodo.sent().stream().filter(s -> !earlier.contains(s.id())).toList();
    telling.say("");
    telling.say("In the order of sending, with the ingress's answers:");
    sent.forEach(
        s -> telling.say("   %-30s %-16s %s".formatted(s.event(), s.about(), s.answers())));
    sent.forEach(
        s ->
            telling.expect(
                !s.answers().isEmpty() && s.answers().getLast() == OK,
                s.event() + " was answered " + s.answers()));
    long taken = sent.stream().filter(s -> isBooked(s.event())).count();
    telling.expect(
        Polling.until(() -> books.counts().since(before).taken() >= taken, LIMIT),
        "after a minute the ledger has not taken in %d records".formatted(taken));
    Books.Counts counts = books.counts().since(before);
    telling.say("");
    telling.say(
        "The ledger took in %d records: %d told it something new, %d it knew already."
            .formatted(counts.taken(), counts.fresh(), counts.known()));
    telling.expect(counts.known() > 0, "no webhook came twice");
  }

  private void happen(Story.Telling telling) {
    String identifier = "DEMO/%03d".formatted(jodo.students() + 1);
    String student = jodo.register(identifier);
    telling.say(
        "The institute registers student " + identifier + "; Jodo calls it " + student + ".");
    jodo.propose(student);
    String subscription = jodo.setUp(student);
    telling.say("It proposes a plan; the payer gives a mandate and pays the downpayment.");
    jodo.cancelCash(jodo.addCash(student, "cash-" + student));
    telling.say("A clerk enters cash for the wrong student, and cancels it.");
    jodo.pay(jodo.order());
    telling.say("Somebody pays an order for an event by UPI.");
    jodo.pass(WEEK);
    telling.say("A week passes: the bank settles what was debited.");
    jodo.present(subscription, 2, true);
    jodo.present(subscription, 3, false);
    telling.say("Two instalments fall due: one is honoured, one bounces.");
    jodo.pass(WEEK);
    telling.say("Another week passes.");
  }

  private static boolean isBooked(String event) {
    return BooksBesideTruth.FAMILIES.stream().anyMatch(f -> event.startsWith(f + "."))
        && !event.startsWith("flex.subscription.")
        && !event.startsWith("flex.mandate.");
  }
}
