package io.feebridge.ledger.fact;

/**
 * What a person decided about a case of a payment.
 *
 * @param key the payment
 * @param stamp place in the total order; its kind is {@link FactKind#DECIDED}
 * @param choice what was decided
 */
public record Decision(PaymentKey key, Stamp stamp, Choice choice) implements Fact {

  @Override
  public String event() {
    return switch (choice) {
      case SettlementConfirmed ignored -> "operator.settlement.confirmed";
      case PayerNamed ignored -> "operator.payer.named";
    };
  }

  /** The choices a person has. */
  public sealed interface Choice permits SettlementConfirmed, PayerNamed {}

  /**
   * A settled line that did not fit is real all the same: the bank statement shows it.
   *
   * @param component fee component of the line
   * @param utr bank reference of the line
   */
  public record SettlementConfirmed(String component, String utr) implements Choice {}

  /**
   * Whose payment this is. Stands above what any report says.
   *
   * @param student the payer; must have a {@link Student#reference() reference}
   */
  public record PayerNamed(Student student) implements Choice {

    public PayerNamed {
      if (student.reference() == null) {
        throw new IllegalArgumentException("a payer needs an id");
      }
    }
  }
}
