package io.feebridge.simulator.student;

import io.feebridge.simulator.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * A learner that Jodo knows.
 *
 * @param id Jodo's id, digits
 * @param registrationId the user who pays
 */
public record Student(
    String id,
    String registrationId,
    Profile profile,
    List<Fee> fees,
    List<Note> notes,
    State state,
    Instant registeredAt) {

  /** Whether the student is with the institute. */
  public enum State {
    ACTIVE,
    DROPPED
  }

  public String collector() {
    return profile.collector();
  }

  public Student withProfile(Profile changed) {
    return new Student(id, registrationId, changed, fees, notes, state, registeredAt);
  }

  public Student withFees(List<Fee> changed) {
    return new Student(id, registrationId, profile, changed, notes, state, registeredAt);
  }

  public Student withState(State changed) {
    return new Student(id, registrationId, profile, fees, notes, changed, registeredAt);
  }

  public Money totalFee() {
    return fees.stream().map(Fee::amount).reduce(Money.ZERO, Money::plus);
  }

  public Money totalDiscount() {
    return fees.stream().map(Fee::discount).reduce(Money.ZERO, Money::plus);
  }
}
