package io.feebridge.simulator;

import static io.feebridge.simulator.RunningSimulator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.simulator.notation.json.JsonNotation;
import io.feebridge.simulator.webhook.Body;
import io.feebridge.simulator.webhook.jodo.HmacSigner;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The control API over HTTP, with a receiver of webhooks, and its description. */
class ControlIT {

  private static final String SECRET = "it-secret";
  private static RunningSimulator simulator;
  private static JsonNode openapi;

  @BeforeAll
  static void start() throws Exception {
    simulator = new RunningSimulator("--seed=7", "--speed=0");
    openapi =
        new YAMLMapper().readTree(Files.readString(Path.of("../docs/openapi/jodo-simulator.yaml")));
  }

  @AfterAll
  static void end() {
    simulator.close();
  }

  @BeforeEach
  void reset() throws Exception {
    json(200, simulator.send("POST", "/control/reset", ""));
    simulator.received.clear();
    simulator.answer.set(200);
  }

  @Test
  void aPaymentByCommandArrivesSignedAndIsShownWithItsAnswer() throws Exception {
    webhook("pay.payment.debited");
    String payment = pay(student("S/1"), "1250.50");
    jump("PT20S");

    assertThat(simulator.received).hasSize(1);
    RunningSimulator.Received got = simulator.received.element();
    assertThat(got.signature()).isEqualTo(new HmacSigner().sign(SECRET, Body.of(got.body())));
    assertThat(got.body()).contains("\"pay.payment.debited\"").contains(payment);
    JsonNode delivery = page("deliveries").get("items").get(0);
    assertThat(delivery.get("state").asString()).isEqualTo("DELIVERED");
    assertThat(delivery.get("body").asString()).isEqualTo(got.body());
    assertThat(delivery.get("attempts").get(0).get("answer").get("status").asInt()).isEqualTo(200);
    assertThat(page("deliveries", "state=WAITING").get("items")).isEmpty();
    JsonNode brief = page("deliveries", "bodies=false").get("items").get(0);
    assertThat(brief.has("body")).isFalse();
    assertThat(brief.get("attempts")).isEqualTo(delivery.get("attempts"));
    JsonNode webhook = page("webhooks").get("items").get(0);
    assertThat(webhook.get("failures_in_a_row").asInt()).isZero();
    assertThat(webhook.has("failures_in_arow")).isFalse();
  }

  @Test
  void threeDaysOfRetriesInAJump() throws Exception {
    webhook("masterdata.student.registered");
    simulator.answer.set(500);
    student("S/1");

    jump("P4D");

    assertThat(simulator.received).hasSize(6);
    JsonNode delivery = page("deliveries").get("items").get(0);
    assertThat(delivery.get("state").asString()).isEqualTo("GIVEN_UP");
    assertThat(page("notices").get("items")).hasSize(6);
    simulator.answer.set(200);
    simulator.done("{\"do\":\"resend\",\"delivery_id\":\"" + delivery.get("id").asString() + "\"}");
    jump("PT20S");
    assertThat(page("deliveries").get("items").get(0).get("state").asString())
        .isEqualTo("DELIVERED");
  }

  @Test
  void listsArePagedNewestFirstAndComplete() throws Exception {
    for (int i = 0; i < 5; i++) {
      student("S/" + i);
    }
    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = page("students", "limit=2" + after);
      matches("Page", page);
      page.get("items").forEach(s -> seen.add(s.get("profile").get("identifier").asString()));
      after = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
    } while (!after.isEmpty());

    assertThat(seen).containsExactly("S/4", "S/3", "S/2", "S/1", "S/0");
  }

  @Test
  void theTruthAsJsonAndAsCsv() throws Exception {
    String payment = pay(student("=S/1"), "300");
    jump("P7D");

    JsonNode truth = json(200, simulator.get("/control/truth"));
    matches("Truth", truth);
    JsonNode only = truth.get("payments").get(0);
    matches("TruthOfPayment", only);
    assertThat(only.get("key").asString()).isEqualTo(Cast.BRANCH + ":pay:" + payment);
    assertThat(only.get("settled").asString()).isEqualTo("300.00");
    HttpResponse<String> csv = simulator.get("/control/truth", "text/csv");
    assertThat(csv.body().lines())
        .first()
        .isEqualTo(
            "key,state,student,identifier,component,collected,settled,utr,under_utr,settled_at");
    assertThat(csv.body()).contains(",\"'=S/1\",TUITION_FEE,300.00,300.00,UTR");
    assertThat(simulator.get("/control/truth?format=csv").body()).isEqualTo(csv.body());
  }

  @Test
  void ofTheTruthTheNewestPaymentsWithSumsOfAll() throws Exception {
    pay(student("S/1"), "300");
    jump("PT1H");
    String newest = pay(student("S/2"), "50.25");

    JsonNode truth = json(200, simulator.get("/control/truth?limit=1"));

    matches("Truth", truth);
    assertThat(truth.get("payments")).hasSize(1);
    assertThat(truth.get("payments").get(0).get("id").asString()).isEqualTo(newest);
    assertThat(truth.get("students")).hasSize(1);
    assertThat(truth.get("totals").get("collected").asString()).isEqualTo("350.25");
    assertThat(truth.get("components").get(0).get("collected").asString()).isEqualTo("350.25");
  }

  @Test
  void anOfflinePaymentThatIsChangedIsReportedAsUpdated() throws Exception {
    webhook("direct.payment.updated");
    String payment =
        simulator.done(
            """
            {"do":"add-payment","student_id":"%s","channel":"DASHBOARD",
             "payment":{"mode":"cash","lines":[{"component":"TUITION_FEE","amount":"10.00"}]}}
            """
                .formatted(student("S/1")));
    simulator.done(
        """
        {"do":"update-payment","payment_id":"%s",
         "payment":{"mode":"cheque","lines":[{"component":"TUITION_FEE","amount":"12.50"}]}}
        """
            .formatted(payment));
    jump("PT20S");

    assertThat(simulator.received).hasSize(1);
    assertThat(simulator.received.element().body())
        .contains("\"direct.payment.updated\"", payment, "\"cheque\"", "12.5");
  }

  @Test
  void stateClockScenarioAndAgendaAreAsDescribed() throws Exception {
    assertThat(simulator.get("/control/scenario").statusCode()).isEqualTo(404);
    matches("Scenario", json(200, simulator.send("POST", "/control/scenarios/happy-day", "")));
    matches("State", json(200, simulator.get("/control/state")));
    matches("Page", json(200, simulator.get("/control/agenda?limit=3")));
    matches("Clock", json(200, simulator.send("PUT", "/control/clock", "{\"speed\":0}")));
    jump("P40D");

    JsonNode scenario = json(200, simulator.get("/control/scenario"));
    assertThat(scenario.get("done").asInt()).isEqualTo(scenario.get("steps").asInt()).isPositive();
    assertThat(simulator.send("POST", "/control/scenarios/none", "").statusCode()).isEqualTo(404);
  }

  @Test
  void mischiefIsAddedListedAndEnded() throws Exception {
    String rule =
        json(200, simulator.send("POST", "/control/mischief", "{\"kind\":\"DROP\",\"percent\":50}"))
            .get("id")
            .asString();
    assertThat(json(200, simulator.get("/control/mischief")).get("items")).hasSize(1);
    assertThat(simulator.send("DELETE", "/control/mischief/" + rule, "").statusCode())
        .isEqualTo(200);
    assertThat(simulator.send("DELETE", "/control/mischief/" + rule, "").statusCode())
        .isEqualTo(404);
    assertThat(simulator.send("DELETE", "/control/mischief/all", "").statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    for (Map.Entry<String, Integer> wrong :
        Map.of(
                "{\"do\":\"fly\"}", 400,
                "no json", 400,
                "", 400,
                "{\"do\":\"drop-student\",\"student_id\":\"9\"}", 404,
                "{\"do\":\"drop-student\"}", 400)
            .entrySet()) {
      matches(
          "Problem",
          json(wrong.getValue(), simulator.send("POST", "/control/commands", wrong.getKey())));
    }
    String student = student("S/1");
    matches(
        "Problem",
        json(
            409,
            simulator.send(
                "POST",
                "/control/commands",
                "{\"do\":\"activate-student\",\"student_id\":\"" + student + "\"}")));
    assertThat(simulator.send("PUT", "/control/clock", "{\"speed\":-1}").statusCode())
        .isEqualTo(400);
    assertThat(simulator.send("POST", "/control/clock/jump", "{}").statusCode()).isEqualTo(400);
    assertThat(
            simulator
                .send("POST", "/control/mischief", "{\"kind\":\"DROP\",\"percent\":0}")
                .statusCode())
        .isEqualTo(400);
    assertThat(simulator.get("/control/dragons").statusCode()).isEqualTo(404);
    assertThat(simulator.get("/control/orders/none").statusCode()).isEqualTo(404);
  }

  @Test
  void whatHappensIsStreamed() throws Exception {
    HttpResponse<InputStream> stream =
        simulator
            .http()
            .send(simulator.request("/control/events").GET().build(), BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).startsWith(":");
      student("S/1");
      await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () -> {
                String line = lines.readLine();
                return line != null && line.contains("RegisterStudent");
              });
    }
  }

  @Test
  void theDescriptionNamesEveryPathKindAndCommand() {
    assertThat(openapi.get("paths").propertyNames()).hasSize(15);
    assertThat(texts(openapi.at("/components/schemas/Command/properties/do/enum")))
        .containsExactlyInAnyOrderElementsOf(JsonNotation.commandNames());
    assertThat(texts(openapi.at("/components/schemas/Mischief/properties/kind/enum")))
        .containsExactly(
            Stream.of(io.feebridge.simulator.mischief.Mischief.values())
                .map(Enum::name)
                .toArray(String[]::new));
  }

  @Test
  void everyDescribedPathAnswersWithADescribedStatus() throws Exception {
    for (Map.Entry<String, JsonNode> path : openapi.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (path.getKey().equals("/control/events")) {
          continue; // never ends: whatHappensIsStreamed
        }
        String real =
            path.getKey()
                .replace("{kind}", "orders")
                .replace("{id}", "none")
                .replace("{name}", "none");
        int status =
            simulator
                .send(operation.getKey().toUpperCase(java.util.Locale.ROOT), real, "{}")
                .statusCode();
        assertThat(operation.getValue().get("responses").propertyNames())
            .as("%s %s", operation.getKey(), real)
            .contains(String.valueOf(status));
      }
    }
    for (String kind : texts(openapi.at("/components/parameters/kind/schema/enum"))) {
      matches("Page", page(kind));
    }
  }

  /** Every member that is required is there, and no other is. */
  private static void matches(String schema, JsonNode value) {
    JsonNode described = openapi.at("/components/schemas/" + schema);
    assertThat(value.propertyNames())
        .as(schema)
        .containsExactlyInAnyOrderElementsOf(texts(described.get("required")));
    for (Map.Entry<String, JsonNode> member : described.get("properties").properties()) {
      assertThat(isOfType(member.getValue().path("type"), value.get(member.getKey())))
          .as("%s.%s", schema, member.getKey())
          .isTrue();
    }
  }

  private static boolean isOfType(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      return type.valueStream().anyMatch(t -> isOfType(t, value));
    }
    return switch (type.asString("")) {
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      case "null" -> value.isNull();
      default -> true;
    };
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  private JsonNode page(String kind) throws Exception {
    return page(kind, "limit=100");
  }

  private JsonNode page(String kind, String query) throws Exception {
    return json(200, simulator.get("/control/" + kind + "?" + query));
  }

  /** Beyond 15 s after an attempt the clock waits for its answer; nearer, it may not be there. */
  private void jump(String by) throws Exception {
    JsonNode arrived =
        json(200, simulator.send("POST", "/control/clock/jump", "{\"by\":\"" + by + "\"}"));
    assertThat(arrived.get("arrived").asBoolean()).isTrue();
  }

  private void webhook(String event) throws Exception {
    simulator.done(
        """
        {"do":"add-webhook","collector":"%s","event":"%s","url":"%s","failure_mail":"it@example.com","secret_key":"%s"}
        """
            .formatted(Cast.BRANCH, event, simulator.hook(), SECRET));
  }

  private static String student(String identifier) throws Exception {
    return Cast.student(simulator, identifier);
  }

  private static String pay(String student, String rupees) throws Exception {
    return Cast.pay(simulator, student, rupees);
  }
}
