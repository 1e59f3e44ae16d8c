package io.feebridge.localstack.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the ledger's API shows it, as far as the demo reads it.
 *
 * @param key such as {@code demo:flex:flex_1234}
 * @param state a word
 * @param version grows with each change
 * @param lines by fee component
 * @param facts that were reported
 * @param journal entries, oldest first
 * @param cases doubts that a person must decide
 */
public record PaymentSheet(
    String key,
    String state,
    long version,
    List<Line> lines,
    List<Fact> facts,
    List<Entry> journal,
    List<Doubt> cases) {

  /** One fee component, rupees. */
  public record Line(
      String component, BigDecimal collected, BigDecimal settled, List<Settlement> settlements) {}

  /** What reached the bank under one reference. */
  public record Settlement(@Nullable String utr, BigDecimal amount) {}

  /** One report. */
  public record Fact(String event, String eventId) {}

  /** One balanced entry. */
  public record Entry(
      long entryId, String reason, @Nullable Instant occurredAt, List<Posting> postings) {}

  /** One line of an entry; side is {@code debit} or {@code credit}. */
  public record Posting(String account, String side, BigDecimal amount) {

    boolean isDebit() {
      return side.equalsIgnoreCase("debit");
    }
  }

  /** One doubt. */
  public record Doubt(String kind, String subject) {}

  BigDecimal collected() {
    return sum(Line::collected);
  }

  BigDecimal settled() {
    return sum(Line::settled);
  }

  /** Bank references, in order. */
  List<String> utrs() {
    TreeSet<String> utrs = new TreeSet<>();
    lines.stream()
        .flatMap(line -> line.settlements().stream())
        .forEach(s -> utrs.add(String.valueOf(s.utr())));
    return List.copyOf(utrs);
  }

  private BigDecimal sum(Function<Line, BigDecimal> amount) {
    return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
