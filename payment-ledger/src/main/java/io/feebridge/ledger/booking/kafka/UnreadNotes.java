package io.feebridge.ledger.booking.kafka;

import io.feebridge.ledger.fact.FactKind;
import io.feebridge.ledger.fact.UnreadPart;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.Unread;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What it means for money that fields of a body could not be read, by the pointers that the ingress
 * notes. Three answers: what is booked would be wrong, so the report is refused; the money is clear
 * and something about it is not, so the report is booked with a case; or no money hangs on it.
 *
 * <p>A payment may stand anywhere in a payload, so a pointer is judged by its end.
 */
final class UnreadNotes {

  /** As many as the ingress keeps of one body: after so many, an amount may be unread unnoted. */
  static final int MOST = 100;

  private static final Pattern AMOUNT = pointer(".*/amount");
  private static final Pattern LINES = pointer(".*/(payment|details(/\\d+)?)");
  private static final Pattern UTR = pointer(".*/settlement_utr");
  private static final Pattern TRANSACTION = pointer(".*/payment/transaction_id");
  private static final Pattern COMPONENT =
      pointer(".*/payment/details/\\d+/(fee_component|component_type)");
  private static final Pattern TIME =
      pointer("/timestamp|.*/payment/(paid_at|(details/\\d+/)?settled_at)");

  private final List<Unread> notes;

  private UnreadNotes(List<Unread> notes) {
    this.notes = notes;
  }

  static UnreadNotes of(PaymentReported report) {
    return new UnreadNotes(report.getEvidence().getUnread());
  }

  /** Why a report of this kind cannot be booked; empty when it can. */
  Optional<Refusal> refuse(FactKind kind) {
    if (notes.size() >= MOST || any(AMOUNT)) {
      return Optional.of(Refusal.UNREADABLE_AMOUNT);
    }
    if (any(LINES)) {
      return Optional.of(Refusal.UNREADABLE_LINES);
    }
    return tellsSettlement(kind) && any(UTR)
        ? Optional.of(Refusal.UNREADABLE_SETTLEMENT)
        : Optional.empty();
  }

  /** Whether the transaction is unread that a payment which the institute pushed is known by. */
  boolean hidesTheTransaction() {
    return any(TRANSACTION);
  }

  /** What is unread of a report that is booked all the same. */
  Set<UnreadPart> parts() {
    Set<UnreadPart> parts = EnumSet.noneOf(UnreadPart.class);
    if (any(COMPONENT)) {
      parts.add(UnreadPart.COMPONENT);
    }
    if (any(TIME)) {
      parts.add(UnreadPart.TIME);
    }
    return parts;
  }

  private static boolean tellsSettlement(FactKind kind) {
    return switch (kind) {
      case SETTLED, ADDED, UPDATED -> true;
      case DEBITED, BOUNCED, CANCELLED, DECIDED -> false;
    };
  }

  /** A name in a pointer may hold anything, line breaks too. */
  private static Pattern pointer(String regex) {
    return Pattern.compile(regex, Pattern.DOTALL);
  }

  private boolean any(Pattern pointer) {
    for (Unread note : notes) {
      if (pointer.matcher(note.getPath()).matches()) {
        return true;
      }
    }
    return false;
  }
}
