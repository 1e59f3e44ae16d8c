package io.feebridge.ledger.feed.kafka;

import static io.feebridge.ledger.feed.kafka.Told.timeOrNull;

import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.feed.PaymentNews;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.Moved;
import io.feebridge.ledger.position.Movement;
import io.feebridge.ledger.position.Position;
import io.feebridge.ledger.position.PositionHash;
import io.feebridge.schemas.MovementKind;
import io.feebridge.schemas.OpenCase;
import io.feebridge.schemas.Payer;
import io.feebridge.schemas.PaymentState;
import io.feebridge.schemas.PositionLine;
import io.feebridge.schemas.PositionMovement;
import io.feebridge.schemas.PositionSettlement;
import io.feebridge.schemas.PositionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A position in the schema of {@code ledger.payments.v1}. */
final class StateRecords {

  private StateRecords() {}

  static PaymentState of(long generation, PaymentNews payment) {
    Position position = payment.position();
    List<Line> lines = lines(position);
    PaymentState state = new PaymentState();
    state.setKey(payment.key().toString());
    state.setCollector(payment.key().collector());
    state.setFamily(payment.key().family().word());
    state.setId(payment.key().id());
    state.setGeneration(generation);
    state.setVersion(payment.version());
    state.setEntries(payment.entries());
    state.setState(state(position.state()));
    state.setPayer(payer(position.payer()));
    state.setCollected(sum(lines.stream().map(line -> line.collected).toList()).rupees());
    state.setSettled(sum(lines.stream().map(line -> line.settled).toList()).rupees());
    state.setLines(lines.stream().map(Line::told).toList());
    state.setMovements(
        position.movements().entrySet().stream().map(StateRecords::movement).toList());
    state.setCases(
        position.cases().stream()
            .map(c -> new OpenCase(c.kind().word(), c.subject(), c.atRisk().rupees()))
            .toList());
    state.setPositionHash(PositionHash.of(position));
    state.setBookedAt(payment.bookedAt());
    return state;
  }

  private static PositionState state(io.feebridge.ledger.position.PaymentState state) {
    return switch (state) {
      case REPORTED -> PositionState.REPORTED;
      case RECORDED -> PositionState.RECORDED;
      case DEBITED -> PositionState.DEBITED;
      case PARTLY_SETTLED -> PositionState.PARTLY_SETTLED;
      case SETTLED -> PositionState.SETTLED;
      case BOUNCED -> PositionState.BOUNCED;
      case CANCELLED -> PositionState.CANCELLED;
    };
  }

  private static @Nullable Payer payer(@Nullable Student payer) {
    return payer == null
        ? null
        : new Payer(payer.jodoStudentId(), payer.identifier(), payer.academicYear());
  }

  private static PositionMovement movement(Map.Entry<Movement, Moved> each) {
    Movement movement = each.getKey();
    Integer year = movement.credit().academicYear();
    return new PositionMovement(
        switch (movement.kind()) {
          case COLLECTION -> MovementKind.COLLECTION;
          case SETTLEMENT -> MovementKind.SETTLEMENT;
        },
        movement.debit().name(),
        movement.credit().name(),
        year == null ? movement.debit().academicYear() : year,
        movement.component(),
        movement.utr(),
        each.getValue().amount().rupees(),
        timeOrNull(each.getValue().occurredAt()));
  }

  /** The money of one component, in the making. */
  private static final class Line {
    final String component;
    final List<PositionSettlement> settlements = new ArrayList<>();
    Money collected = Money.ZERO;
    Money settled = Money.ZERO;

    Line(String component) {
      this.component = component;
    }

    void add(Movement movement, Moved moved) {
      switch (movement.kind()) {
        case COLLECTION -> collected = collected.plus(moved.amount());
        case SETTLEMENT -> {
          settled = settled.plus(moved.amount());
          settlements.add(
              new PositionSettlement(
                  Objects.requireNonNull(movement.utr()),
                  moved.amount().rupees(),
                  timeOrNull(moved.occurredAt())));
        }
      }
    }

    PositionLine told() {
      settlements.sort(Comparator.comparing(PositionSettlement::getUtr));
      return new PositionLine(component, collected.rupees(), settled.rupees(), settlements);
    }
  }

  private static List<Line> lines(Position position) {
    Map<String, Line> lines = new TreeMap<>();
    position
        .movements()
        .forEach(
            (movement, moved) ->
                lines.computeIfAbsent(movement.component(), Line::new).add(movement, moved));
    return List.copyOf(lines.values());
  }

  private static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(Money.ZERO, Money::plus);
  }
}
