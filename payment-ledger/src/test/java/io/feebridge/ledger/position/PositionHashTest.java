package io.feebridge.ledger.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.money.Money;
import io.feebridge.ledger.position.Movement.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PositionHashTest {

  private static final Instant THEN = Instant.parse("2022-09-15T10:05:45Z");

  private static Position position(long paise, Instant occurredAt, String component) {
    Movement movement =
        new Movement(
            Kind.SETTLEMENT,
            LedgerAccount.bank("demo"),
            LedgerAccount.undeposited("demo", "cash"),
            component,
            "U1");
    NavigableMap<Movement, Moved> movements =
        new TreeMap<>(Map.of(movement, new Moved(new Money(paise), occurredAt)));
    Student payer = new Student("7268", null, 2022);
    return new Position(PaymentState.SETTLED, payer, movements, List.of(), THEN);
  }

  @Test
  void timesDoNotMatterAndMoneyDoes() {
    String hash = PositionHash.of(position(100, THEN, "A"));
    assertThat(hash).matches("[0-9a-f]{64}");
    assertThat(PositionHash.of(position(100, THEN.plusSeconds(1), "A"))).isEqualTo(hash);
    assertThat(PositionHash.of(position(101, THEN, "A"))).isNotEqualTo(hash);
    assertThat(PositionHash.of(position(100, THEN, "B"))).isNotEqualTo(hash);
  }

  @Test
  void textNamesEverythingWithItsLength() {
    assertThat(PositionHash.textOf(position(100, THEN, "A b")))
        .isEqualTo(
            """
            state 7:settled
            payer 4:7268 ~ 4:2022
            movement 10:SETTLEMENT 4:demo 9:bank:demo ~ 4:demo 16:undeposited:cash ~ 3:A b 2:U1 4:1.00\
            """);
  }

  @Test
  void amountsAloneHashAlike() {
    Position position = position(100, THEN, "A");
    assertThat(PositionHash.of(position.amounts()))
        .isEqualTo(PositionHash.of(position(100, THEN.plusSeconds(9), "A").amounts()))
        .isNotEqualTo(PositionHash.of(Position.NONE.amounts()));
  }
}
