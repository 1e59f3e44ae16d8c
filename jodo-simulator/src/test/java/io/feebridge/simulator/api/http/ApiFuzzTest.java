package io.feebridge.simulator.api.http;

import static io.feebridge.simulator.api.http.ApiServer.NORTH;
import static io.feebridge.simulator.api.http.ApiServer.example;
import static io.feebridge.simulator.api.http.ApiServer.inBranch;
import static io.feebridge.simulator.api.http.ApiServer.inNorth;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.api.http.ApiServer.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Requests broken in every way end in an answer of Jodo's forms, never in a fault of ours. */
class ApiFuzzTest {

  private static final int CALLS = 3_000;
  private static final long SEED = 20_260_406;

  private static final List<String> PIECES =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "0.001",
          "1e999999999",
          "1e-999999999",
          "\"\"",
          "\"1e9\"",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "{\"\":0}",
          "\"\\u0000\"",
          "\"é😀\"",
          "99999999999999999999",
          "\"2026-02-30\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"9999999999\"",
          "NaN",
          "}",
          ",",
          "\"student_1\"",
          "123456789012.99",
          "\"http://[\"");

  private record Target(String method, String path, String body) {}

  @Test
  void neverFails() {
    SplittableRandom random = new SplittableRandom(SEED);
    Set<Integer> statuses = new TreeSet<>();
    try (ApiServer api = ApiServer.start(ApiServer.USUAL, true)) {
      List<Target> targets = targets(api);
      for (int i = 0; i < CALLS; i++) {
        Target target = targets.get(random.nextInt(targets.size()));
        String body = broken(target.body(), random);
        Response response = api.call(target.method(), target.path(), body);
        assertThat(response.status())
            .as("seed %d, call %d: %s %s %s", SEED, i, target.method(), target.path(), body)
            .isIn(200, 201, 400, 404, 409);
        assertThat(response.json().isObject()).isTrue();
        statuses.add(response.status());
      }
    }
    assertThat(statuses).contains(200, 201, 400, 409);
  }

  @Test
  void coversEveryOperationThatTakesABody() {
    try (ApiServer api = ApiServer.start(ApiServer.USUAL, true)) {
      Paths paths = new Paths(true);
      Set<Operation> covered = EnumSet.noneOf(Operation.class);
      for (Target target : targets(api)) {
        Paths.Match match =
            (Paths.Match)
                paths.find(HttpMethod.valueOf(target.method()), Operation.BASE + target.path());
        covered.add(match.operation());
      }
      for (Operation operation : Operation.values()) {
        boolean takesBody =
            operation.method().name().equals("POST") || operation.method().name().equals("PATCH");
        assertThat(covered.contains(operation)).as(operation.title()).isEqualTo(takesBody);
      }
    }
  }

  private static List<Target> targets(ApiServer api) {
    String user = api.user();
    String student = api.student();
    String students = "/erp/students/" + student;
    String flex = "/flex/students/" + student;
    String plan = example("manage-flex-plan.request").replace("2022-", "2026-");
    return List.of(
        new Target("POST", "/erp/users/register", example("register-user.request")),
        new Target(
            "POST",
            "/erp/users/" + user + "/students",
            inNorth(example("register-student.request"))),
        new Target("PATCH", students, example("update-student.request")),
        new Target("PATCH", students + "/fee", example("update-fee.request")),
        new Target("POST", students + "/payments", example("add-payment.request")),
        new Target("POST", flex + "/plans", plan),
        new Target("POST", "/pay/orders", inBranch(example("create-order.request"), NORTH)),
        new Target(
            "POST", "/pay/payment_links", inBranch(example("create-payment-link.request"), NORTH)),
        new Target("POST", "/erp/webhooks", inBranch(example("add-webhook.request"), NORTH)),
        new Target("POST", "/erp/init", "{\"student\":{\"identifier\":\"JODO/TEST/123456\"}}"),
        new Target(
            "PATCH",
            flex + "/reschedule",
            "{\"due_date\":\"2026-09-15\",\"new_due_date\":\"2026-09-25\"}"),
        new Target(
            "POST", flex + "/simulate/flex.instalment.debited", "{\"due_date\":\"2026-09-15\"}"));
  }

  /** As it is, cut, with a value or a few characters replaced, or doubled. */
  private static String broken(String body, SplittableRandom random) {
    int at = random.nextInt(body.length());
    return switch (random.nextInt(6)) {
      case 0 -> body;
      case 1 -> body.substring(0, at);
      case 2 -> body.substring(0, at) + piece(random) + body.substring(at);
      case 3 -> body + body;
      default -> valueReplaced(body, random);
    };
  }

  private static String valueReplaced(String body, SplittableRandom random) {
    int colon = body.indexOf(':', random.nextInt(body.length()));
    if (colon < 0) {
      return body;
    }
    int end = colon + 1;
    boolean quoted = false;
    while (end < body.length() && (quoted || ",}]".indexOf(body.charAt(end)) < 0)) {
      quoted ^= body.charAt(end) == '"';
      end++;
    }
    return body.substring(0, colon + 1) + piece(random) + body.substring(end);
  }

  private static String piece(SplittableRandom random) {
    return PIECES.get(random.nextInt(PIECES.size()));
  }
}
