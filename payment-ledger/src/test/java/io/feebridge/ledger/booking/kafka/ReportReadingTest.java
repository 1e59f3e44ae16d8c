package io.feebridge.ledger.booking.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.booking.Branches;
import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.Report;
import io.feebridge.ledger.testing.Told;
import io.feebridge.messaging.inbox.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportReadingTest {

  private static final Instant SETTLED_AT = Told.NOON.plusSeconds(5);
  private static final Instant BEFORE_TIME = Instant.parse("1969-12-31T23:59:59Z");

  private final ReportReading reading =
      new ReportReading(new Branches(Map.of("demo", Set.of("own"), "open", Set.of())));

  private Report read(Told told) {
    return switch (reading.read(told.report())) {
      case Verdict.Accepted<Report>(Report report, String subject) -> {
        assertThat(subject).isEqualTo(report.key().toString());
        yield report;
      }
      case Verdict<Report> other -> throw new AssertionError(other);
    };
  }

  private Verdict<Report> refused(Told told) {
    return reading.read(told.report());
  }

  private static Told debited() {
    return Told.that("flex.instalment.debited", "flex_1").amount("10");
  }

  @Test
  void knowsAPaymentByCollectorFamilyAndId() {
    assertThat(read(debited()).key()).hasToString("demo:flex:flex_1");
    assertThat(read(Told.that("direct.payment.added", "direct_1").amount("1")).key())
        .hasToString("demo:direct:direct_1");
  }

  @Test
  void knowsAPushedDirectPaymentByTheInstitutesOwnTransaction() {
    Told echo = Told.that("direct.payment.added", "direct_1").transactionId("fb-77").amount("1");
    Told push = Told.that("direct.payment.added", "x").noId().transactionId("fb-77").amount("1");
    Told other = Told.that("direct.payment.added", "direct_1").transactionId("tra_1").amount("1");

    assertThat(read(echo).key()).hasToString("demo:direct:fb-77");
    assertThat(read(push).key()).isEqualTo(read(echo).key());
    assertThat(read(other).key()).hasToString("demo:direct:direct_1");
  }

  @Test
  void takesTheEnvelopesTimeElsePaidElseSettledElseNone() {
    Told all = debited().paidAt(Told.NOON.plusSeconds(1)).line("T", "10", "U", SETTLED_AT);
    assertThat(read(all).stamp().epochMillis()).isEqualTo(Told.NOON.toEpochMilli());
    assertThat(read(all.at(null)).stamp().epochMillis())
        .isEqualTo(Told.NOON.plusSeconds(1).toEpochMilli());

    Told settled = Told.that("flex.instalment.settled", "flex_1").at(null);
    assertThat(read(settled.line("T", "1", "U", SETTLED_AT)).stamp().epochMillis())
        .isEqualTo(SETTLED_AT.toEpochMilli());
    assertThat(read(debited().at(null)).stamp().epochMillis()).isZero();
  }

  @Test
  void takesATimeBefore1970ForNone() {
    Report report = read(debited().at(BEFORE_TIME).paidAt(BEFORE_TIME));

    assertThat(report.stamp().epochMillis()).isZero();
    assertThat(report.paidAt()).isNull();
    assertThat(report.stamp().kind()).isEqualTo(FactKind.DEBITED);
  }

  @Test
  void refusesWhatClaimsToComeFromTheFutureByAnyOfItsTimes() {
    Instant received = Told.NOON.minusSeconds(601);

    assertThat(refused(debited().receivedAt(received))).isEqualTo(setAside("clock"));
    assertThat(refused(debited().at(null).paidAt(Told.NOON).receivedAt(received)))
        .isEqualTo(setAside("clock"));
    assertThat(read(debited().receivedAt(received.plusSeconds(1))).key().id()).isEqualTo("flex_1");
  }

  private static Verdict<Report> setAside(String reason) {
    return new Verdict.SetAside<>(
        new io.feebridge.messaging.inbox.ReasonCode(reason), "demo:flex:flex_1");
  }

  @Test
  void seesABranchThatIsNotTheCollectorsUnlessAnyMayBe() {
    assertThat(read(debited().branch("own")).foreignBranch()).isFalse();
    assertThat(read(debited().branch("other")).foreignBranch()).isTrue();
    assertThat(read(debited()).foreignBranch()).isFalse();
    assertThat(read(debited().collector("open").branch("other")).foreignBranch()).isFalse();
  }

  @Test
  void booksForACollectorThatIsNotConfiguredHere() {
    assertThat(read(debited().collector("new-one").branch("other")).key())
        .hasToString("new-one:flex:flex_1");
  }

  @Test
  void needsNoAmountForABounceOrACancellation() {
    assertThat(read(Told.that("flex.instalment.bounced", "flex_1")).amount()).isNull();
    assertThat(read(Told.that("direct.payment.cancelled", "d")).amount()).isNull();
    assertThat(refused(Told.that("flex.instalment.debited", "flex_1")))
        .isEqualTo(setAside("no_amount"));
  }

  @Test
  void keepsTheStudentWithoutContactDataAndNobodyForAnEmptyOne() {
    assertThat(read(debited().student("7268", "S/1", 2026)).student())
        .hasToString("Student[jodoStudentId=7268, identifier=S/1, academicYear=2026]");
    assertThat(read(debited().student(" ", null, 2026)).student()).isNull();
    assertThat(read(debited().noStudent()).student()).isNull();
  }

  @Test
  void dropsTextThatPostgresCannotKeep() {
    assertThat(refused(Told.that("flex.instalment.debited", "a\0b").amount("1")))
        .isInstanceOf(Verdict.SetAside.class);
    assertThat(read(debited().line("T\0", "1")).lines().getFirst().component()).isNull();
  }
}
