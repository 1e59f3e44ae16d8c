package io.feebridge.simulator.loan;

import io.feebridge.simulator.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A loan, from application to the last EMI.
 *
 * @param id digits
 * @param amount null until approved
 */
public record Application(
    String id,
    String studentId,
    String collector,
    State state,
    @Nullable Money amount,
    @Nullable Instant agreementSignedAt,
    List<Disbursement> disbursements,
    List<Emi> emis) {

  /** STARTED → FILLED → FINAL_APPROVED → AGREEMENT_SIGNED; all but the last may end otherwise. */
  public enum State {
    APPLICATION_STARTED,
    APPLICATION_FILLED,
    FINAL_APPROVED,
    AGREEMENT_SIGNED,
    REJECTED,
    CANCELED,
    APPLICATION_EXPIRED;

    /** As Jodo writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Still on the way to an agreement. */
    public boolean isOpen() {
      return this == APPLICATION_STARTED || this == APPLICATION_FILLED || this == FINAL_APPROVED;
    }
  }

  public Application withState(State changed) {
    return new Application(
        id, studentId, collector, changed, amount, agreementSignedAt, disbursements, emis);
  }

  public Application approved(Money sum) {
    return new Application(
        id, studentId, collector, State.FINAL_APPROVED, sum, null, disbursements, emis);
  }

  public Application signed(Instant at, List<Disbursement> tranches, List<Emi> repayments) {
    return new Application(
        id, studentId, collector, State.AGREEMENT_SIGNED, amount, at, tranches, repayments);
  }

  public Application with(Disbursement changed) {
    List<Disbursement> all =
        disbursements.stream().map(d -> d.id().equals(changed.id()) ? changed : d).toList();
    return new Application(id, studentId, collector, state, amount, agreementSignedAt, all, emis);
  }

  public Application with(Emi changed) {
    List<Emi> all = emis.stream().map(e -> e.id().equals(changed.id()) ? changed : e).toList();
    return new Application(
        id, studentId, collector, state, amount, agreementSignedAt, disbursements, all);
  }
}
