package io.feebridge.simulator.api.http;

import static io.feebridge.simulator.api.http.ApiServer.NORTH;
import static io.feebridge.simulator.api.http.ApiServer.example;
import static io.feebridge.simulator.api.http.ApiServer.inBranch;
import static io.feebridge.simulator.api.http.ApiServer.inNorth;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.api.http.ApiServer.Response;
import io.feebridge.simulator.api.http.ApiSettings.StudentIdForm;
import io.feebridge.simulator.command.MischiefCommand.AddMischief;
import io.feebridge.simulator.mischief.Mischief;
import io.feebridge.simulator.mischief.MischiefRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Calls that fail through no fault of the caller. */
class TroubleTest {

  @Test
  void beyondTheBudgetNobodyIsAnsweredUntilTheNextWindow() {
    ApiSettings twoAMinute =
        new ApiSettings(
            2, Duration.ofMinutes(1), Duration.ofSeconds(1), StudentIdForm.PREFIXED, true);
    MovableClock clock = new MovableClock();
    try (ApiServer api = ApiServer.start(twoAMinute, clock)) {
      assertThat(api.get("/erp/branches").status()).isEqualTo(200);
      assertThat(api.get("/erp/branches").status()).isEqualTo(200);

      Response refused = api.get("/erp/branches");

      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.text()).isEqualTo("{\"message\":\"Too Many Requests\"}");
      assertThat(refused.http().headers().firstValue("Retry-After")).isEmpty();
      clock.move(Duration.ofMinutes(1));
      assertThat(api.get("/erp/branches").status()).isEqualTo(200);
    }
  }

  @Test
  void refusedCredentialsDoNotSpendTheBudget() {
    ApiSettings one =
        new ApiSettings(
            1, Duration.ofMinutes(1), Duration.ofSeconds(1), StudentIdForm.PREFIXED, true);
    try (ApiServer api = ApiServer.start(one, new MovableClock())) {
      assertThat(api.send(api.request("GET", "/erp/branches", null)).status()).isEqualTo(401);

      assertThat(api.get("/erp/branches").status()).isEqualTo(200);
    }
  }

  @Test
  void mischiefRefusesWithoutAnEffect() {
    try (ApiServer api = ApiServer.start()) {
      strike(api, Mischief.TOO_MANY_REQUESTS, 1);
      strike(api, Mischief.SERVER_ERROR, 1);
      String order = inBranch(example("create-order.request"), NORTH);

      assertThat(api.post("/pay/orders", order).status()).isEqualTo(429);
      Response failed = api.post("/pay/orders", order);

      assertThat(failed.status()).isEqualTo(500);
      assertThat(failed.text()).isEqualTo("{\"message\":\"Internal Server Error\"}");
      int orders = api.ask(world -> world.orders().size());
      assertThat(orders).isZero();
      assertThat(api.post("/pay/orders", order).status()).isEqualTo(200);
    }
  }

  @Test
  void mischiefIsSilentAfterTheEffect() {
    try (ApiServer api = ApiServer.start()) {
      strike(api, Mischief.TIMEOUT_AFTER_EFFECT, 1);

      long before = System.nanoTime();
      Response silent = api.post("/pay/orders", inBranch(example("create-order.request"), NORTH));

      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isGreaterThanOrEqualTo(ApiServer.USUAL.silence());
      assertThat(silent.status()).isEqualTo(504);
      assertThat(silent.text()).doesNotContain("order_");
      int orders = api.ask(world -> world.orders().size());
      assertThat(orders).isEqualTo(1);
    }
  }

  @Test
  void mischiefSparesOtherOperations() {
    try (ApiServer api = ApiServer.start()) {
      strike(api, Mischief.SERVER_ERROR, 1);

      assertThat(api.get("/erp/branches").status()).isEqualTo(200);
    }
  }

  @Test
  void mischiefLetsTheTypesOfBodiesDrift() {
    try (ApiServer api = ApiServer.start()) {
      String user = api.user();
      String webhook = example("add-webhook.request");
      api.post(
          "/erp/webhooks",
          inBranch(
              webhook.replace("cred.loan.final_approved", "masterdata.student.registered"), NORTH));
      api.done(
          new AddMischief(
              new MischiefRequest(Mischief.TYPE_DRIFT, List.of("masterdata.*"), 100, null, null)));

      for (int i = 0; i < 12; i++) {
        String student = inNorth(example("register-student.request"));
        api.post("/erp/users/" + user + "/students", student.replace("TEST/123456", "DRIFT/" + i));
      }

      List<String> bodies =
          api.ask(world -> world.deliveries().all().stream().map(d -> d.body().text()).toList());
      assertThat(bodies).hasSize(12).anyMatch(body -> body.contains("\"jodo_student_id\":3"));
      assertThat(bodies).anyMatch(body -> body.contains("\"jodo_student_id\":\"student_3"));
    }
  }

  private static void strike(ApiServer api, Mischief kind, int times) {
    api.done(
        new AddMischief(new MischiefRequest(kind, List.of("POST /pay/orders"), 100, times, null)));
  }

  private static final class MovableClock extends Clock {
    private final AtomicReference<Instant> now =
        new AtomicReference<>(Instant.parse("2026-04-06T04:30:00Z"));

    void move(Duration by) {
      now.updateAndGet(instant -> instant.plus(by));
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
