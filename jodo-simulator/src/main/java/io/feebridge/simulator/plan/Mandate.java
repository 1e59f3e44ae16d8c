package io.feebridge.simulator.plan;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The bank's authorisation to debit.
 *
 * @param category why it was cancelled; null unless it was
 */
public record Mandate(String id, State state, LocalDate endDate, @Nullable Category category) {

  /** Whether the bank debits. */
  public enum State {
    PENDING,
    ACTIVE,
    CANCELLED,
    EXPIRED
  }

  /** NPCI's reasons, as Jodo writes them in lower case. */
  public enum Category {
    ACCOUNT_NOT_ACTIVE,
    BANK_KYC_PENDING,
    CUSTOMER_REVOKED,
    MANDATE_ERROR;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Mandate withState(State changed) {
    return new Mandate(id, changed, endDate, category);
  }

  public Mandate cancelled(Category why) {
    return new Mandate(id, State.CANCELLED, endDate, why);
  }
}
