package io.feebridge.ledger.position;

import io.feebridge.ledger.money.Money;
import java.util.Comparator;

/**
 * A doubt about money that a person decides. (payment, kind, subject) is its stable identity.
 *
 * @param kind what is doubtful
 * @param subject what it is about, within the payment; ids and codes only, empty for the payment
 *     itself
 * @param atRisk the money in doubt, zero or positive
 */
public record Case(CaseKind kind, String subject, Money atRisk) implements Comparable<Case> {

  private static final Comparator<Case> ORDER =
      Comparator.comparing(Case::kind).thenComparing(Case::subject).thenComparing(Case::atRisk);

  @Override
  public int compareTo(Case other) {
    return ORDER.compare(this, other);
  }
}
