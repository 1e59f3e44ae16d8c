package io.feebridge.ledger.booking.postgres;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.feebridge.ledger.booking.ReportedEvent;
import io.feebridge.ledger.fact.Decision;
import io.feebridge.ledger.fact.Decision.PayerNamed;
import io.feebridge.ledger.fact.Decision.SettlementConfirmed;
import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.FactLine;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.fact.Stamp;
import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.fact.UnreadPart;
import io.feebridge.ledger.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The column {@code facts.content}: what a fact says, in the shortest JSON that a person can still
 * read. Amounts are paise, absent fields are left out; a line and a student are arrays.
 *
 * @param confirmed a decision: this settled line is real
 * @param named a decision: this student is the payer
 */
@JsonInclude(Include.NON_NULL)
record FactContent(
    @Nullable Long amount,
    @Nullable List<Line> lines,
    @Nullable String mode,
    @Nullable Instant paidAt,
    @Nullable String utr,
    @Nullable Instant settledAt,
    @Nullable Named student,
    @Nullable Boolean foreignBranch,
    @Nullable List<UnreadPart> unread,
    @Nullable SettlementConfirmed confirmed,
    @Nullable Named named) {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  /** An array, as long as the columns are few: names would be most of its bytes. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"component", "amount", "utr", "settledAt"})
  record Line(
      @Nullable String component,
      @Nullable Long amount,
      @Nullable String utr,
      @Nullable Instant settledAt) {}

  /** Jodo's id, the institute's, the first year of the academic year. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"jodo", "identifier", "year"})
  record Named(@Nullable String jodo, @Nullable String identifier, @Nullable Integer year) {}

  static String write(Fact fact) {
    return JSON.writeValueAsString(
        switch (fact) {
          case Report report -> of(report);
          case Decision decision -> of(decision);
        });
  }

  /** The fact whose row holds this content. */
  static Fact read(String json, PaymentKey key, String event, StampRow stamp) {
    FactContent content = JSON.readValue(json, FactContent.class);
    if (content.confirmed != null) {
      return new Decision(key, stamp.of(FactKind.DECIDED), content.confirmed);
    }
    if (content.named != null) {
      Student payer = Objects.requireNonNull(student(content.named));
      return new Decision(key, stamp.of(FactKind.DECIDED), new PayerNamed(payer));
    }
    FactKind kind = ReportedEvent.named(event).orElseThrow().kind();
    return content.report(key, event, stamp.of(kind));
  }

  /** The columns a stamp is made of, but for the kind, which the event tells. */
  record StampRow(long occurredMs, String eventId, String bodyHash) {
    Stamp of(FactKind kind) {
      return new Stamp(occurredMs, kind, eventId, bodyHash);
    }
  }

  private Report report(PaymentKey key, String event, Stamp stamp) {
    List<FactLine> all =
        lines == null
            ? List.of()
            : lines.stream()
                .map(l -> new FactLine(l.component, money(l.amount), l.utr, l.settledAt))
                .toList();
    return new Report(
        key,
        stamp,
        event,
        money(amount),
        all,
        mode,
        paidAt,
        utr,
        settledAt,
        student(student),
        Boolean.TRUE.equals(foreignBranch),
        unread == null ? Set.of() : Set.copyOf(unread));
  }

  private static FactContent of(Report report) {
    List<Line> lines =
        report.lines().stream()
            .map(l -> new Line(l.component(), paise(l.amount()), l.utr(), l.settledAt()))
            .toList();
    return new FactContent(
        paise(report.amount()),
        lines.isEmpty() ? null : lines,
        report.mode(),
        report.paidAt(),
        report.utr(),
        report.settledAt(),
        named(report.student()),
        report.foreignBranch() ? true : null,
        report.unread().isEmpty() ? null : report.unread().stream().sorted().toList(),
        null,
        null);
  }

  private static FactContent of(Decision decision) {
    SettlementConfirmed confirmed = null;
    Named payer = null;
    switch (decision.choice()) {
      case SettlementConfirmed choice -> confirmed = choice;
      case PayerNamed choice -> payer = named(choice.student());
    }
    return new FactContent(null, null, null, null, null, null, null, null, null, confirmed, payer);
  }

  private static @Nullable Named named(@Nullable Student student) {
    return student == null
        ? null
        : new Named(student.jodoStudentId(), student.identifier(), student.academicYear());
  }

  private static @Nullable Student student(@Nullable Named named) {
    return named == null ? null : new Student(named.jodo, named.identifier, named.year);
  }

  private static @Nullable Long paise(@Nullable Money money) {
    return money == null ? null : money.paise();
  }

  private static @Nullable Money money(@Nullable Long paise) {
    return paise == null ? null : new Money(paise);
  }
}
