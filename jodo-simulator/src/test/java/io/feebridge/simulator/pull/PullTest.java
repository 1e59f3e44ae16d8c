package io.feebridge.simulator.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.clock.Agenda.Progress;
import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.command.PlanCommand.BeginSetUp;
import io.feebridge.simulator.command.PlanCommand.CompleteSetUp;
import io.feebridge.simulator.command.PlanCommand.ManagePlan;
import io.feebridge.simulator.command.PlanCommand.Proposed;
import io.feebridge.simulator.command.PullCommand.FetchFailed;
import io.feebridge.simulator.command.PullCommand.StudentFetched;
import io.feebridge.simulator.institute.PullEndpoint;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.plan.Instalment;
import io.feebridge.simulator.plan.PlanLine;
import io.feebridge.simulator.plan.SetUp;
import io.feebridge.simulator.pull.PullQuestion.Purpose;
import io.feebridge.simulator.student.Fee;
import io.feebridge.simulator.world.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PullTest {

  private static final PullEndpoint ENDPOINT =
      new PullEndpoint(
          "http://erp/students?v=1", "u", "p", List.of("identifier", "academic_year_start"));

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
            plan()));

    assertThat(state(setUp)).isEqualTo(SetUp.State.READY);
    assertThat(w.world.students().find(student).orElseThrow().totalFee()).hasToString("900.00");
    w.done(new CompleteSetUp(setUp, "UPI"));
  }

  @Test
  void aFailedAnswerRefusesTheSetUpAndSaysWhy() {
    String setUp = w.done(new BeginSetUp(w.student()));
    String question = w.world.takeOutgoing().questions().getFirst().id();

    w.done(new FetchFailed(question, "no answer in 15 s"));

    assertThat(state(setUp)).isEqualTo(SetUp.State.REFUSED);
    assertThat(w.world.plans().setUps().find(setUp).orElseThrow().problem())
        .isEqualTo("no answer in 15 s");
    assertThat(w.world.execute(new FetchFailed(question, "again")))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void timeStandsUntilTheInstituteHasAnsweredAndAFailureSkipsTheInstalment() {
    subscribed();
    Instant dayBefore = Instant.parse("2025-06-09T04:00:00Z");
    assertThat(w.world.advance(Instant.parse("2025-07-01T00:00:00Z"), 1_000))
        .isEqualTo(Progress.WAITING);
    List<PullQuestion> reminder = w.world.takeOutgoing().questions();
    assertThat(reminder).extracting(PullQuestion::purpose).containsExactly(Purpose.REMINDER);
    w.done(new StudentFetched(reminder.getFirst().id(), null, null, null));
    assertThat(w.world.advance(Instant.parse("2025-07-01T00:00:00Z"), 1_000))
        .isEqualTo(Progress.WAITING);
    PullQuestion question = w.world.takeOutgoing().questions().getFirst();
    assertThat(question.purpose()).isEqualTo(Purpose.INSTALMENT);
    assertThat(question.askedAt()).isEqualTo(dayBefore);
    assertThat(w.world.now()).isEqualTo(dayBefore.plusSeconds(15));

    w.done(new FetchFailed(question.id(), "503"));
    w.world.advance(Instant.parse("2025-06-12T00:00:00Z"), 1_000);

    assertThat(w.world.plans().subscriptions().all().getFirst().instalments().getFirst().state())
        .isEqualTo(Instalment.State.SKIPPED);
    assertThat(w.world.payments().all()).isEmpty();
  }

  private void subscribed() {
    String student = w.student();
    w.done(new ManagePlan(student, plan()));
    String setUp = w.done(new BeginSetUp(student));
    String question = w.world.takeOutgoing().questions().getFirst().id();
    w.done(new StudentFetched(question, null, null, null));
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
