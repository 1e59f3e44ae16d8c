package io.feebridge.localstack.demo;

import io.feebridge.localstack.process.Polling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Kafka goes away, Jodo reports a payment, and is answered all the same; Kafka comes back and the
 * payment is booked, without anybody sending it again. May be told any number of times.
 */
public final class OutageStory {

  private static final int OK = 200;
  private static final int COPIES = 3;
  private static final String KEY = "demo:flex:flex_1236";
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Webhooks webhooks;
  private final Books books;
  private final Messages messages;
  private final Consumer<String> tell;
  private final List<String> surprises = new ArrayList<>();

  /**
   * What carries deliveries from the ingress to the ledger, and what keeps them when it is away.
   */
  public interface Messages {

    /** Ends Kafka and keeps it down. */
    void stop();

    /** Lets Kafka start again; returns at once. */
    void start();

    /** How many deliveries the ingress keeps on its own disk. */
    long spooled();
  }

  /** Told line by line through {@code tell}. */
  public OutageStory(Webhooks webhooks, Books books, Messages messages, Consumer<String> tell) {
    this.webhooks = webhooks;
    this.books = books;
    this.messages = messages;
    this.tell = tell;
  }

  /** Tells it; the answer names what was not as it must be, nothing when all was. */
  public List<String> tell() {
    tell.accept("");
    tell.accept("Kafka goes away");
    tell.accept("---------------");
    Books.Counts before = books.counts();
    messages.stop();
    try {
      tell.accept("   Kafka is stopped. Jodo reports a downpayment, and then twice more.");
      deliver();
    } finally {
      messages.start();
    }
    comesBack(before);
    return List.copyOf(surprises);
  }

  private void deliver() {
    Example debit = debit();
    for (int copy = 0; copy < COPIES; copy++) {
      int answer = webhooks.send(debit);
      tell.accept(
          "      %-28s answered [%d]: on the ingress's own disk are %d"
              .formatted(debit.event(), answer, messages.spooled()));
      expect(answer == OK, "without Kafka a genuine webhook was answered " + answer);
    }
    expect(messages.spooled() >= COPIES, "the spool holds " + messages.spooled());
  }

  private void comesBack(Books.Counts before) {
    tell.accept("   Kafka is started again. Nobody sends anything.");
    boolean drained = Polling.until(() -> messages.spooled() == 0, LIMIT);
    expect(
        drained,
        "after " + LIMIT.toMinutes() + " minutes the spool holds still " + messages.spooled());
    boolean taken = Polling.until(() -> books.counts().since(before).taken() >= COPIES, LIMIT);
    expect(taken, "the ledger has not taken in what was spooled");
    List<PaymentSheet> sheet = books.payment(KEY).stream().toList();
    sheet.forEach(known -> Sheets.of(known).forEach(line -> tell.accept("   " + line)));
    expect(sheet.size() == 1 && sheet.getFirst().facts().size() == 1, KEY + " is not booked once");
    tell.accept(
        "      Published, booked once, and the spool is empty. Jodo was never told to wait.");
  }

  /** As Jodo documents it, of another payment and event. */
  private static Example debit() {
    Example example = Example.of("flex.downpayment.debited");
    return new Example(
        example.event(),
        example
            .body()
            .replace("flex_1234", "flex_1236")
            .replace(
                "f8093bb5-29c7-4b3a-a99b-298520233820", "5f0c2c1e-8f0e-4d06-9b5e-000000001236"));
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      surprises.add(otherwise);
    }
  }
}
