package io.feebridge.simulator.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.clock.Agenda.Progress;
import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.command.PlanCommand.BeginSetUp;
import io.feebridge.simulator.command.PlanCommand.CancelMandate;
import io.feebridge.simulator.command.PlanCommand.CompleteSetUp;
import io.feebridge.simulator.command.PlanCommand.ManagePlan;
import io.feebridge.simulator.command.PlanCommand.Proposed;
import io.feebridge.simulator.command.PlanCommand.Reschedule;
import io.feebridge.simulator.command.PullCommand;
import io.feebridge.simulator.command.PullCommand.FetchFailed;
import io.feebridge.simulator.command.PullCommand.StudentFetched;
import io.feebridge.simulator.institute.PullEndpoint;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.plan.Instalment;
import io.feebridge.simulator.plan.Mandate;
import io.feebridge.simulator.plan.PlanLine;
import io.feebridge.simulator.plan.SetUp;
import io.feebridge.simulator.pull.PullCall.Consequence;
import io.feebridge.simulator.pull.PullQuestion.Purpose;
import io.feebridge.simulator.student.Fee;
import io.feebridge.simulator.world.Worlds;
import io.feebridge.simulator.world.ground.Lifecycle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PullTest {

  private static final PullEndpoint ENDPOINT =
      new PullEndpoint(
          "http://erp/students?v=1", "u", "p", List.of("identifier", "academic_year_start"));

  private static final Instant LATER = Instant.parse("2025-07-01T00:00:00Z");
  private static final Instant FOURTH_OF_JUNE = Instant.parse("2025-06-04T00:00:00Z");
  private static final Lifecycle ALWAYS_BOUNCING = reminding(List.of(1), 100);

  private final Worlds w = Worlds.of(Worlds.settings(7, Worlds.CALM, ENDPOINT), _ -> 200);

  @Test
  void asksBeforeSetUpWithTheAgreedParametersAndTakesOverTheAnswer() {
    String student = w.student("JODO/1");
    String setUp = w.done(new BeginSetUp(student));
    PullQuestion question = w.world.takeOutgoing().questions().getFirst();
    assertThat(question.purpose()).isEqualTo(Purpose.SET_UP);
    assertThat(question.parameters())
        .containsExactlyInAnyOrderEntriesOf(
            java.util.Map.of("identifier", "JODO/1", "academic_year_start", "2025"));
    assertThat(state(setUp)).isEqualTo(SetUp.State.ASKING);
    assertThat(w.refused(new CompleteSetUp(setUp, "UPI")).reason())
        .isEqualTo(Outcome.Reason.CONFLICT);

    w.done(
        new StudentFetched(
            question.id(),
            null,
            List.of(new Fee("TUITION", Money.rupees("900"), List.of())),
            plan(),
            340));

    assertThat(state(setUp)).isEqualTo(SetUp.State.READY);
    assertThat(w.world.students().find(student).orElseThrow().totalFee()).hasToString("900.00");
    PullCall call = w.world.pulls().find(question.id()).orElseThrow();
    assertThat(call.answer()).isEqualTo("fees: 1, instalments: 1");
    assertThat(call.millis()).isEqualTo(340);
    assertThat(call.consequence()).isEqualTo(Consequence.SET_UP_GOES_ON);
    w.done(new CompleteSetUp(setUp, "UPI"));
  }

  @Test
  void aFailedAnswerRefusesTheSetUpAndSaysWhy() {
    String setUp = w.done(new BeginSetUp(w.student()));
    String question = w.world.takeOutgoing().questions().getFirst().id();

    w.done(new FetchFailed(question, "no answer in 15 s", 15_000));

    assertThat(state(setUp)).isEqualTo(SetUp.State.REFUSED);
    assertThat(w.world.plans().setUps().find(setUp).orElseThrow().problem())
        .isEqualTo("no answer in 15 s");
    assertThat(w.world.execute(new FetchFailed(question, "again", 1)))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void timeStandsUntilTheInstituteHasAnsweredAndAFailureSkipsTheInstalment() {
    subscribed(w);
    Instant dayBefore = Instant.parse("2025-06-09T04:00:00Z");
    live(w, dayBefore.minusSeconds(1), PullTest::knows);
    assertThat(w.world.advance(LATER, 1_000)).isEqualTo(Progress.WAITING);
    PullQuestion question = w.world.takeOutgoing().questions().getFirst();
    assertThat(question.purpose()).isEqualTo(Purpose.INSTALMENT);
    assertThat(question.askedAt()).isEqualTo(dayBefore);
    assertThat(w.world.now()).isEqualTo(dayBefore.plusSeconds(15));

    w.done(new FetchFailed(question.id(), "503", 12));
    live(w, Instant.parse("2025-06-12T00:00:00Z"), PullTest::knows);

    assertThat(firstInstalment(w)).isEqualTo(Instalment.State.SKIPPED);
    assertThat(w.world.payments().all()).isEmpty();
    PullCall call = w.world.pulls().find(question.id()).orElseThrow();
    assertThat(call.problem()).isEqualTo("503");
    assertThat(call.millis()).isEqualTo(12);
    assertThat(call.consequence()).isEqualTo(Consequence.INSTALMENT_SKIPPED);
  }

  @Test
  void asksBeforeEachReminderOnTheDaysOfTheLifecycle() {
    subscribed(w);

    List<PullQuestion> asked = live(w, LATER, PullTest::knows);

    assertThat(asked)
        .filteredOn(q -> q.purpose() == Purpose.REMINDER)
        .extracting(PullQuestion::askedAt)
        .containsExactly(
            Instant.parse("2025-06-03T04:30:00Z"),
            Instant.parse("2025-06-07T04:30:00Z"),
            Instant.parse("2025-06-09T04:30:00Z"));
    assertThat(asked).extracting(PullQuestion::instalment).containsOnly(1);
    assertThat(consequences(w))
        .containsExactly(
            Consequence.SET_UP_GOES_ON,
            Consequence.REMINDER_SENT,
            Consequence.REMINDER_SENT,
            Consequence.INSTALMENT_GOES_ON,
            Consequence.REMINDER_SENT);
    assertThat(firstInstalment(w)).isEqualTo(Instalment.State.PAID);
  }

  @Test
  void aReminderThatTheInstituteDoesNotAnswerForIsLeftOutAndTheInstalmentIsNot() {
    subscribed(w);

    live(w, LATER, q -> q.purpose() == Purpose.REMINDER ? silent(q) : knows(q));

    assertThat(consequences(w))
        .containsExactly(
            Consequence.SET_UP_GOES_ON,
            Consequence.REMINDER_SKIPPED,
            Consequence.REMINDER_SKIPPED,
            Consequence.INSTALMENT_GOES_ON,
            Consequence.REMINDER_SKIPPED);
    assertThat(firstInstalment(w)).isEqualTo(Instalment.State.PAID);
  }

  @Test
  void whatIsFetchedBeforeAReminderIsTakenOverAndWhatCannotBeLeavesTheReminderOut() {
    subscribed(w);
    String student = w.world.students().all().getFirst().id();

    live(w, LATER, q -> charges(q, q.askedAt().isBefore(FOURTH_OF_JUNE) ? "TUITION" : "NONE"));

    assertThat(w.world.students().find(student).orElseThrow().totalFee()).hasToString("750.00");
    assertThat(consequences(w))
        .containsExactly(
            Consequence.SET_UP_GOES_ON,
            Consequence.REMINDER_SENT,
            Consequence.REMINDER_SKIPPED,
            Consequence.INSTALMENT_SKIPPED,
            Consequence.REMINDER_SKIPPED);
  }

  @Test
  void aMovedInstalmentIsAskedForBeforeItsNewDayAlone() {
    subscribed(w);
    live(w, Instant.parse("2025-06-04T00:00:00Z"), PullTest::knows);
    String subscription = w.world.plans().subscriptions().all().getFirst().id();
    w.done(new Reschedule(subscription, LocalDate.of(2025, 6, 10), LocalDate.of(2025, 6, 11)));

    List<PullQuestion> asked = live(w, LATER, PullTest::knows);

    assertThat(asked)
        .extracting(PullQuestion::askedAt)
        .containsExactly(
            Instant.parse("2025-06-04T04:30:00Z"),
            Instant.parse("2025-06-08T04:30:00Z"),
            Instant.parse("2025-06-10T04:00:00Z"),
            Instant.parse("2025-06-10T04:30:00Z"));
  }

  @Test
  void aPresentationAfterABounceIsRemindedOfAgain() {
    Worlds bouncing = Worlds.of(Worlds.settings(7, ALWAYS_BOUNCING, ENDPOINT), _ -> 200);
    subscribed(bouncing);

    List<PullQuestion> asked = live(bouncing, LATER, PullTest::knows);

    assertThat(asked)
        .extracting(q -> q.purpose() + " " + BankCalendar.dayOf(q.askedAt()))
        .containsExactly(
            "INSTALMENT 2025-06-09",
            "REMINDER 2025-06-09",
            "INSTALMENT 2025-06-11",
            "REMINDER 2025-06-11");
  }

  @Test
  void whoIsRemindedOnNoDayIsAskedForBeforeTheInstalmentAlone() {
    Worlds quiet = Worlds.of(Worlds.settings(7, reminding(List.of(), 0), ENDPOINT), _ -> 200);
    subscribed(quiet);

    assertThat(live(quiet, LATER, PullTest::knows))
        .extracting(PullQuestion::purpose)
        .containsExactly(Purpose.INSTALMENT);
  }

  @Test
  void nobodyIsRemindedOnceTheMandateIsGone() {
    subscribed(w);
    live(w, Instant.parse("2025-06-04T00:00:00Z"), PullTest::knows);
    w.done(
        new CancelMandate(
            w.world.plans().subscriptions().all().getFirst().id(),
            Mandate.Category.CUSTOMER_REVOKED));

    assertThat(live(w, LATER, PullTest::knows)).isEmpty();
  }

  private static Lifecycle reminding(List<Integer> daysBefore, int bouncePercent) {
    Lifecycle calm = Worlds.CALM;
    return new Lifecycle(
        calm.settleAfterMin(),
        calm.settleAfterMax(),
        calm.settleAt(),
        calm.presentAt(),
        daysBefore,
        calm.remindAt(),
        calm.bankAnswersAfter(),
        bouncePercent,
        calm.representations(),
        2,
        calm.splitPercent(),
        calm.mandateDays(),
        calm.echoApiPayments());
  }

  private static PullCommand knows(PullQuestion q) {
    return new StudentFetched(q.id(), null, null, null, 1);
  }

  private static PullCommand silent(PullQuestion q) {
    return new FetchFailed(q.id(), "no answer within 15 s", 15_000);
  }

  private static PullCommand charges(PullQuestion q, String component) {
    return new StudentFetched(
        q.id(), null, List.of(new Fee(component, Money.rupees("750"), List.of())), null, 1);
  }

  /** Until then, with an institute that answers; what it was asked. */
  private static List<PullQuestion> live(
      Worlds w, Instant to, Function<PullQuestion, PullCommand> institute) {
    List<PullQuestion> asked = new ArrayList<>();
    while (w.world.advance(to, 1_000) != Progress.REACHED) {
      for (PullQuestion question : w.world.takeOutgoing().questions()) {
        asked.add(question);
        w.done(institute.apply(question));
      }
    }
    return asked;
  }

  private static List<Consequence> consequences(Worlds w) {
    return w.world.pulls().all().stream().map(PullCall::consequence).toList();
  }

  private static Instalment.State firstInstalment(Worlds w) {
    return w.world.plans().subscriptions().all().getFirst().instalments().getFirst().state();
  }

  private static void subscribed(Worlds w) {
    String student = w.student();
    w.done(new ManagePlan(student, plan()));
    String setUp = w.done(new BeginSetUp(student));
    String question = w.world.takeOutgoing().questions().getFirst().id();
    w.done(new StudentFetched(question, null, null, null, 1));
    w.done(new CompleteSetUp(setUp, "UPI"));
    w.pass(Duration.ofDays(1));
  }

  private SetUp.State state(String setUp) {
    return w.world.plans().setUps().find(setUp).orElseThrow().state();
  }

  private static List<Proposed> plan() {
    return List.of(
        new Proposed(
            LocalDate.of(2025, 6, 10),
            List.of(new PlanLine("TUITION", Money.rupees("900"), false))));
  }
}
