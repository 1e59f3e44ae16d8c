package io.feebridge.simulator.world.ground;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * How money behaves when nobody interferes. Percentages are of a hundred cases, drawn from the
 * seed.
 *
 * @param settleAfterMin bank days from debit to settlement, at least
 * @param settleAfterMax and at most
 * @param settleAt time of day in India at which settlements arrive
 * @param presentAt time of day at which instalments are presented
 * @param remindDaysBefore days before an instalment is presented on which its payer is reminded
 * @param remindAt time of day of these reminders
 * @param bankAnswersAfter how long the bank takes for an instalment
 * @param bouncePercent instalments that the bank does not honour
 * @param representations how often a bounced instalment is presented again by itself
 * @param representAfter bank days until then
 * @param splitPercent payments whose first line settles a bank day before the rest, under another
 *     UTR
 * @param mandateDays from the last due date to the mandate's end
 * @param echoApiPayments whether offline payments recorded by API are reported by webhook
 */
public record Lifecycle(
    int settleAfterMin,
    int settleAfterMax,
    LocalTime settleAt,
    LocalTime presentAt,
    List<Integer> remindDaysBefore,
    LocalTime remindAt,
    Duration bankAnswersAfter,
    int bouncePercent,
    int representations,
    int representAfter,
    int splitPercent,
    int mandateDays,
    boolean echoApiPayments) {

  /**
   * T+1 to T+3, every tenth instalment bounces once, every twentieth payment settles in two parts,
   * three reminders before each instalment.
   */
  public static final Lifecycle USUAL =
      new Lifecycle(
          1,
          3,
          LocalTime.of(11, 0),
          LocalTime.of(9, 30),
          List.of(7, 3, 1),
          LocalTime.of(10, 0),
          Duration.ofHours(5),
          10,
          1,
          3,
          5,
          730,
          false);
}
