package io.feebridge.simulator.scenario;

import io.feebridge.simulator.world.ground.Lifecycle;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is otherwise than usual; null is as usual. */
public record LifecycleChange(
    @Nullable Integer settleAfterMin,
    @Nullable Integer settleAfterMax,
    @Nullable LocalTime settleAt,
    @Nullable List<Integer> remindDaysBefore,
    @Nullable LocalTime remindAt,
    @Nullable Integer bouncePercent,
    @Nullable Integer representations,
    @Nullable Integer representAfter,
    @Nullable Integer splitPercent,
    @Nullable Integer mandateDays,
    @Nullable Boolean echoApiPayments) {

  private static final int EARLIEST_REMINDER = 60;

  /** Refuses days that cannot be. */
  public LifecycleChange {
    if (remindDaysBefore != null
        && remindDaysBefore.stream().anyMatch(days -> days < 0 || days > EARLIEST_REMINDER)) {
      throw new IllegalArgumentException(
          "remind_days_before takes days from 0 to " + EARLIEST_REMINDER);
    }
  }

  public Lifecycle on(Lifecycle usual) {
    return new Lifecycle(
        or(settleAfterMin, usual.settleAfterMin()),
        or(settleAfterMax, usual.settleAfterMax()),
        or(settleAt, usual.settleAt()),
        usual.presentAt(),
        or(remindDaysBefore, usual.remindDaysBefore()),
        or(remindAt, usual.remindAt()),
        usual.bankAnswersAfter(),
        or(bouncePercent, usual.bouncePercent()),
        or(representations, usual.representations()),
        or(representAfter, usual.representAfter()),
        or(splitPercent, usual.splitPercent()),
        or(mandateDays, usual.mandateDays()),
        or(echoApiPayments, usual.echoApiPayments()));
  }

  private static <T> T or(@Nullable T changed, T usual) {
    return Optional.ofNullable(changed).orElse(usual);
  }
}
