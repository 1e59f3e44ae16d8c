package io.feebridge.ledger.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.Case;
import io.feebridge.ledger.position.CaseKind;
import io.feebridge.ledger.position.LedgerAccount;
import io.feebridge.ledger.position.Moved;
import io.feebridge.ledger.position.Movement;
import io.feebridge.ledger.position.PaymentState;
import io.feebridge.ledger.position.Position;
import io.feebridge.ledger.position.PositionHash;
import io.feebridge.schemas.PositionLine;
import io.feebridge.schemas.PositionMovement;
import io.feebridge.schemas.PositionSettlement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A published state read back into the domain, so that nothing of the position can be missing. */
final class StateReading {

  private StateReading() {}

  static void assertSaysWhatItsHashSays(io.feebridge.schemas.PaymentState state) {
    NavigableMap<Movement, Moved> movements = new TreeMap<>();
    state.getMovements().forEach(m -> movements.put(movement(m, state.getCollector()), moved(m)));
    var payer = state.getPayer();
    Position position =
        new Position(
            PaymentState.valueOf(state.getState().name()),
            payer == null
                ? null
                : new Student(
                    payer.getJodoStudentId(), payer.getIdentifier(), payer.getAcademicYearStart()),
            movements,
            state.getCases().stream()
                .map(
                    c ->
                        new Case(
                            CaseKind.valueOf(c.getKind().toUpperCase(Locale.ROOT)),
                            c.getSubject(),
                            Money.ofRupees(c.getAtRisk())))
                .toList(),
            Instant.EPOCH);
    assertThat(PositionHash.of(position)).isEqualTo(state.getPositionHash());
    assertLinesAddUp(state);
  }

  private static Movement movement(PositionMovement told, String collector) {
    return new Movement(
        Movement.Kind.valueOf(told.getKind().name()),
        account(told.getDebitAccount(), collector, told.getAcademicYear()),
        account(told.getCreditAccount(), collector, told.getAcademicYear()),
        told.getComponent(),
        told.getUtr());
  }

  private static LedgerAccount account(
      String name, String collector, @org.jspecify.annotations.Nullable Integer year) {
    return new LedgerAccount(name, collector, name.startsWith("payer:") ? year : null);
  }

  private static Moved moved(PositionMovement told) {
    return new Moved(Money.ofRupees(told.getAmount()), Instant.EPOCH);
  }

  private static void assertLinesAddUp(io.feebridge.schemas.PaymentState state) {
    List<PositionLine> lines = state.getLines();
    assertThat(sum(lines.stream().map(PositionLine::getCollected)))
        .isEqualByComparingTo(state.getCollected())
        .isEqualByComparingTo(sumOf(state, "COLLECTION"));
    assertThat(sum(lines.stream().map(PositionLine::getSettled)))
        .isEqualByComparingTo(state.getSettled())
        .isEqualByComparingTo(sumOf(state, "SETTLEMENT"));
    for (PositionLine line : lines) {
      assertThat(sum(line.getSettlements().stream().map(PositionSettlement::getAmount)))
          .isEqualByComparingTo(line.getSettled());
    }
  }

  private static BigDecimal sumOf(io.feebridge.schemas.PaymentState state, String kind) {
    return sum(
        state.getMovements().stream()
            .filter(m -> m.getKind().name().equals(kind))
            .map(PositionMovement::getAmount));
  }

  private static BigDecimal sum(Stream<BigDecimal> amounts) {
    return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
