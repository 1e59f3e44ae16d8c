package io.feebridge.simulator.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Flex plan after set-up.
 *
 * @param id digits
 */
public record Subscription(
    String id,
    String studentId,
    String collector,
    State state,
    Mandate mandate,
    List<Instalment> instalments) {

  /** SETUP → ACTIVE → CLOSED; SETUP or ACTIVE → CANCELLED. */
  public enum State {
    SETUP,
    ACTIVE,
    CANCELLED,
    CLOSED;

    /** As Jodo writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public boolean isOver() {
      return this == CANCELLED || this == CLOSED;
    }
  }

  public Optional<Instalment> instalment(int number) {
    return instalments.stream().filter(i -> i.number() == number).findFirst();
  }

  public Subscription with(Instalment changed) {
    return new Subscription(
        id,
        studentId,
        collector,
        state,
        mandate,
        instalments.stream().map(i -> i.number() == changed.number() ? changed : i).toList());
  }

  public Subscription withState(State changed) {
    return new Subscription(id, studentId, collector, changed, mandate, instalments);
  }

  public Subscription withMandate(Mandate changed) {
    return new Subscription(id, studentId, collector, state, changed, instalments);
  }

  /** Its instalments may be presented to the bank. */
  public boolean mayDebit() {
    return state == State.ACTIVE && mandate.state() == Mandate.State.ACTIVE;
  }

  /** Whether {@code entered} is still to be debited on the day for which it was entered. */
  public boolean stillOwes(Instalment entered) {
    Instalment now = instalment(entered.number()).orElseThrow();
    return mayDebit()
        && now.isOpen()
        && now.dueDate().equals(entered.dueDate())
        && now.presentations() == entered.presentations();
  }

  /** Nothing is left to debit. */
  public boolean isPaidUp() {
    return instalments.stream().allMatch(i -> i.state() == Instalment.State.PAID);
  }
}
