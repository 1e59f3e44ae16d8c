package io.feebridge.simulator.scenario;

import io.feebridge.simulator.world.ground.Lifecycle;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is otherwise than usual; null is as usual. */
public record LifecycleChange(
    @Nullable Integer settleAfterMin,
    @Nullable Integer settleAfterMax,
    @Nullable LocalTime settleAt,
    @Nullable Integer bouncePercent,
    @Nullable Integer representations,
    @Nullable Integer representAfter,
    @Nullable Integer splitPercent,
    @Nullable Integer mandateDays,
    @Nullable Boolean echoApiPayments) {

  public Lifecycle on(Lifecycle usual) {
    return new Lifecycle(
        or(settleAfterMin, usual.settleAfterMin()),
        or(settleAfterMax, usual.settleAfterMax()),
        or(settleAt, usual.settleAt()),
        usual.presentAt(),
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
