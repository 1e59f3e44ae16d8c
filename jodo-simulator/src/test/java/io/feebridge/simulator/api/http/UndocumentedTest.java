package io.feebridge.simulator.api.http;

import static io.feebridge.simulator.api.http.ApiServer.NORTH;
import static io.feebridge.simulator.api.http.ApiServer.example;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.api.http.ApiServer.Response;
import io.feebridge.simulator.command.PlanCommand.ActivateSubscription;
import io.feebridge.simulator.command.PlanCommand.BeginSetUp;
import io.feebridge.simulator.command.PlanCommand.CompleteSetUp;
import io.feebridge.simulator.pay.PaymentState;
import io.feebridge.simulator.plan.Instalment;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Operations that only an old client library knows, once they are switched on. */
class UndocumentedTest {

  private final ApiServer api = ApiServer.start(ApiServer.USUAL, true);

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void initLeadsToTheHostedPages() {
    api.student();

    Response response =
        api.post(
            "/erp/init",
            """
            {"student":{"identifier":"JODO/TEST/123456","collector_code":"%s"},
             "options":{"callback_url":"https://erp.example.com/back"}}"""
                .formatted(NORTH));

    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(response.data().path("redirect_url").asString())
        .startsWith("http://login.test/?access_token=")
        .endsWith("&to=https://erp.example.com/back");
  }

  @Test
  void initOfAStudentNobodyKnows() {
    assertThat(
            api.post("/erp/init", "{\"student\":{\"identifier\":\"X\",\"collector_code\":1}}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void anInstalmentIsMovedAndDebitedAndSettled() {
    String student = subscribed();

    Response moved =
        api.patch(
            "/flex/students/" + student + "/reschedule",
            "{\"due_date\":\"2026-09-15\",\"new_due_date\":\"2026-09-25\"}");
    Response debited = simulate(student, "debited", "2026-09-25");
    Response settled = simulate(student, "settled", "2026-09-25");

    assertThat(moved.text()).isEqualTo("{\"status\":\"success\"}");
    assertThat(debited.text()).isEqualTo("{\"status\":\"success\"}");
    assertThat(settled.text()).isEqualTo("{\"status\":\"success\"}");
    assertThat(first(student).dueDate()).isEqualTo(LocalDate.parse("2026-09-25"));
    PaymentState state = api.ask(w -> w.payments().all().getFirst().state());
    assertThat(state).isEqualTo(PaymentState.SETTLED);
  }

  @Test
  void anInstalmentBounces() {
    String student = subscribed();

    assertThat(simulate(student, "bounced", "2026-09-15").status()).isEqualTo(200);

    assertThat(first(student).state()).isEqualTo(Instalment.State.BOUNCED);
  }

  @Test
  void anInstalmentThatIsNotThere() {
    String student = subscribed();

    assertThat(simulate(student, "debited", "2031-01-01").status()).isEqualTo(404);
    assertThat(simulate(student, "settled", "2026-09-15").status()).isEqualTo(404);
    assertThat(simulate(student, "cancelled", "2026-09-15").status()).isEqualTo(404);
  }

  private Response simulate(String student, String what, String due) {
    return api.post(
        "/flex/students/" + student + "/simulate/flex.instalment." + what,
        "{\"due_date\":\"" + due + "\"}");
  }

  private Instalment first(String student) {
    String digits = student.replace("student_", "");
    return api.ask(w -> w.plans().ofStudent(digits).orElseThrow().instalments().getFirst());
  }

  private String subscribed() {
    String student = api.student();
    Response planned =
        api.post(
            "/flex/students/" + student + "/plans",
            example("manage-flex-plan.request").replace("2022-", "2026-"));
    assertThat(planned.status()).as(planned.text()).isEqualTo(200);
    String setUp = api.done(new BeginSetUp(student.replace("student_", "")));
    api.done(new ActivateSubscription(api.done(new CompleteSetUp(setUp, "NACH"))));
    return student;
  }
}
