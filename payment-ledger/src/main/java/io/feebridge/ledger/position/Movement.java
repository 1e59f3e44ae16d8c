package io.feebridge.ledger.position;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One balanced component of a position: value moved from the credit to the debit account. A
 * position holds an amount for each of its movements; two positions differ by the differences of
 * those amounts.
 *
 * @param kind why value moved
 * @param debit the account debited
 * @param credit the account credited
 * @param component fee component
 * @param utr bank reference; null unless the movement reached the bank
 */
public record Movement(
    Kind kind, LedgerAccount debit, LedgerAccount credit, String component, @Nullable String utr)
    implements Comparable<Movement> {

  /** Why value moved. */
  public enum Kind {
    /** Money left the payer. */
    COLLECTION,
    /** Money reached the institute's bank under a UTR. */
    SETTLEMENT
  }

  private static final Comparator<@Nullable String> NULL_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  @Override
  public int compareTo(Movement other) {
    int order = kind.compareTo(other.kind);
    order = order != 0 ? order : debit.compareTo(other.debit);
    order = order != 0 ? order : credit.compareTo(other.credit);
    order = order != 0 ? order : component.compareTo(other.component);
    return order != 0 ? order : NULL_FIRST.compare(utr, other.utr);
  }
}
