package io.feebridge.ledger.booking.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.fact.Decision;
import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.FactLine;
import io.feebridge.ledger.fact.Family;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.fact.Stamp;
import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.fact.UnreadPart;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.Position;
import io.feebridge.ledger.position.rule.Positions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written to a JSON column is read again as it was. */
class ColumnsOfJsonTest {

  private static final PaymentKey KEY = new PaymentKey("demo", Family.FLEX, "flex_1");
  private static final Instant NOON = Instant.parse("2026-06-01T06:30:00.123456Z");
  private static final Student STUDENT = new Student("7268", "S/1", 2026);

  private static Stamp stamp(FactKind kind) {
    return new Stamp(NOON.toEpochMilli(), kind, "e-" + kind, "ab".repeat(32));
  }

  static Stream<Fact> facts() {
    FactLine settled = new FactLine("TUITION", Money.ofRupees("7"), "U1", NOON);
    return Stream.of(
        new Report(
            KEY,
            stamp(FactKind.SETTLED),
            "flex.instalment.settled",
            Money.ofRupees("10.55"),
            List.of(settled, new FactLine(null, null, null, null)),
            "NACH",
            NOON,
            "U0",
            NOON,
            STUDENT,
            true,
            Set.of(UnreadPart.TIME, UnreadPart.COMPONENT)),
        new Report(
            KEY,
            stamp(FactKind.BOUNCED),
            "flex.instalment.bounced",
            null,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            false),
        new Decision(
            KEY, stamp(FactKind.DECIDED), new Decision.SettlementConfirmed("TUITION", "U1")),
        new Decision(KEY, stamp(FactKind.DECIDED), new Decision.PayerNamed(STUDENT)));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void keepsAFact(Fact fact) {
    FactContent.StampRow row =
        new FactContent.StampRow(
            fact.stamp().epochMillis(), fact.stamp().eventId(), fact.stamp().bodyHash());

    assertThat(FactContent.read(FactContent.write(fact), KEY, fact.event(), row)).isEqualTo(fact);
  }

  @Test
  void keepsWhatWasPostedAndTheCases() {
    Position doubtful = Positions.of(facts().limit(1).toList());
    Report settled =
        new Report(
            KEY,
            stamp(FactKind.SETTLED),
            "flex.instalment.settled",
            null,
            List.of(new FactLine("TUITION", Money.ofRupees("7"), "U1", NOON)),
            null,
            null,
            null,
            null,
            STUDENT,
            false);
    Position decided = Positions.of(List.of(settled));

    assertThat(doubtful.cases()).isNotEmpty();
    assertThat(CasesJson.read(CasesJson.write(doubtful.cases()))).isEqualTo(doubtful.cases());
    assertThat(decided.movements().toString()).contains("payer:7268:", "utr=U1", "2026");
    for (Position position : List.of(decided, doubtful)) {
      assertThat(PostedJson.read(PostedJson.write(KEY, position), KEY, position.payer()))
          .isEqualTo(position.movements());
    }
    assertThat(CasesJson.write(List.of())).isNull();
  }

  @Test
  void writesAnAccountThatTheRowDoesNotTellInFull() {
    Position settled =
        Positions.of(
            List.of(
                new Report(
                    KEY,
                    stamp(FactKind.SETTLED),
                    "flex.instalment.settled",
                    null,
                    List.of(new FactLine("TUITION", Money.ofRupees("7"), "U1", NOON)),
                    null,
                    null,
                    null,
                    null,
                    STUDENT,
                    false)));
    PaymentKey elsewhere = new PaymentKey("demo", Family.DIRECT, "direct_1");
    Position nobodys =
        new Position(
            settled.state(), null, settled.movements(), settled.cases(), settled.undoneAt());

    assertThat(PostedJson.write(KEY, settled))
        .contains("\"clearing\",\"payer\"", "\"bank\",\"clearing\"");
    assertThat(PostedJson.write(elsewhere, nobodys))
        .contains("[\"payer:7268:TUITION\",2026]", "\"clearing:jodo:flex\"");
    assertThat(PostedJson.read(PostedJson.write(elsewhere, nobodys), elsewhere, null))
        .isEqualTo(settled.movements());
  }

  @Test
  void makesIdsThatDependOnEachPartAndAreOfVersionEight() {
    UUID id = HashedIds.of(new PaymentKey("demo", Family.FLEX, "a:b"));

    assertThat(id.version()).isEqualTo(8);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id).isEqualTo(HashedIds.of(new PaymentKey("demo", Family.FLEX, "a:b")));
    assertThat(id)
        .isNotEqualTo(HashedIds.of(new PaymentKey("demo", Family.DIRECT, "a:b")))
        .isNotEqualTo(HashedIds.of(new PaymentKey("dem", Family.FLEX, "a:b")));
  }
}
