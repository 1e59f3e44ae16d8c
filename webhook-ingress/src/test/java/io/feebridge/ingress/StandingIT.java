package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.HEADER_VALUE;
import static io.feebridge.ingress.Ingress.NORTH_NEXT_SECRET;
import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static io.feebridge.ingress.Ingress.SOUTH_SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What operators and Prometheus are told of how the collectors stand, and of what was refused. */
class StandingIT {

  private static final String CANARY = "canary-4f1b";

  private static final TestKafka kafka = TestKafka.start(1);
  private static Ingress ingress;

  @BeforeAll
  static void start() {
    ingress =
        Ingress.start(
            kafka.bootstrapServers(),
            "feebridge.collectors.south.environment=uat",
            "feebridge.ingress.failures.burst=1000",
            "feebridge.ingress.rejections=7");
    ingress.awaitReady();
  }

  @AfterAll
  static void stop() {
    ingress.close();
    kafka.close();
  }

  @Test
  void aCollectorShowsItsKeysItsEventsAndItsBudget() {
    north("direct.payment.added", NORTH_SECRET);
    north("direct.payment.cancelled", NORTH_NEXT_SECRET);
    north("flex.instalment.bounced", NORTH_NEXT_SECRET);
    for (int i = 0; i < 3; i++) {
      assertThat(south("flex.mandate.expired", SOUTH_SECRET, "wrong")).isEqualTo(401);
    }
    assertThat(south("flex.mandate.expired", "of nobody", HEADER_VALUE)).isEqualTo(401);

    JsonNode north = collector("north");
    assertThat(north.at("/environment").asString()).isEqualTo("production");
    assertThat(north.at("/keys/0/accepted").asInt()).isEqualTo(1);
    assertThat(north.at("/keys/1/accepted").asInt()).isEqualTo(2);
    assertThat(north.at("/keys/1/last_used").isNull()).isFalse();
    assertThat(north.at("/last_events").propertyNames())
        .containsExactlyInAnyOrder(
            "direct.payment.added", "direct.payment.cancelled", "flex.instalment.bounced");
    assertThat(north.at("/delay/count").asInt()).isEqualTo(3);
    assertThat(north.at("/delay/longest_ms").asLong()).isPositive();
    assertThat(north.at("/budget/left").asInt()).isEqualTo(100);

    JsonNode south = collector("south");
    assertThat(south.at("/budget/allowed").asInt()).isEqualTo(10);
    assertThat(south.at("/budget/left").asInt()).isEqualTo(7);
    assertThat(south.at("/budget/failures/custom_header").asInt()).isEqualTo(3);
    assertThat(south.at("/budget/subscription").asString()).isEqualTo("flex.mandate.expired");
    assertThat(south.at("/keys/0/last_used").isNull()).isTrue();
    equationsHold();

    assertThat(south("flex.mandate.expired", SOUTH_SECRET, HEADER_VALUE)).isEqualTo(200);
    assertThat(collector("south").at("/budget/left").asInt()).isEqualTo(10);
    equationsHold();
  }

  /** Those of {@link IngressMetrics}, read from Prometheus. */
  private static void equationsHold() {
    for (String collector : List.of("north", "south", "bare")) {
      String of = "collector=\"" + collector + "\"";
      double failures = sum("budget_failures", of);
      assertThat(sum("budget_left", of))
          .as(collector)
          .isEqualTo(Math.max(0, sum("budget_limit", of) - failures));
      assertThat(sum("deliveries_delay_seconds_count", of))
          .as("every body here says when it happened")
          .isEqualTo(sum("deliveries_accepted_total", of));
    }
    assertThat(sum("events_age_seconds", "collector=\"north\",event=\"direct.payment.added\""))
        .isBetween(0.0, 300.0);
    assertThat(prometheus())
        .contains("events_age_seconds{collector=\"north\",event=\"cred.emi.debited\"} NaN");
  }

  @Test
  void theLastRefusalsArePagedAndHoldNothingOfWhatWasSent() {
    for (int i = 0; i < 10; i++) {
      ingress.postSigned(
          "/webhooks/jodo/north?q=" + CANARY,
          (CANARY + i).getBytes(UTF_8),
          "of nobody",
          "X-Canary",
          CANARY);
    }
    ingress.postSigned("/webhooks/jodo/=" + CANARY, new byte[2], "of nobody");

    List<JsonNode> all = new ArrayList<>();
    String next = "/v1/rejections?limit=3";
    int pages = 0;
    while (next != null) {
      HttpResponse<String> answer = ingress.asked("viewer", "GET", next);
      assertThat(answer.body()).doesNotContain(CANARY);
      Contract.assertIs("Rejections", answer.body());
      new ObjectMapper().readTree(answer.body()).at("/rejections").forEach(all::add);
      pages++;
      next = answer.headers().firstValue("link").map(StandingIT::address).orElse(null);
    }
    assertThat(pages).isGreaterThanOrEqualTo(3);
    assertThat(all).as("as many as are remembered").hasSize(7);
    assertThat(all.getFirst().at("/cause").asString()).isEqualTo("unknown_collector");
    assertThat(all.getFirst().at("/collector").isNull()).isTrue();
    assertThat(all.get(1).at("/cause").asString()).isEqualTo("signature_wrong");
    assertThat(all.get(1).at("/address").asString()).isEqualTo("127.0.0.1");
    assertThat(all.get(1).at("/size").asInt()).isEqualTo(CANARY.length() + 1);
    assertThat(all.get(1).at("/body_sha256").asString()).hasSize(64);

    HttpResponse<String> csv =
        ingress.send(
            HttpRequest.newBuilder(ingress.operators("/v1/rejections?limit=2"))
                .header("Authorization", Ingress.basic("viewer", "viewer"))
                .header("Accept", "text/csv"));
    assertThat(csv.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
    assertThat(csv.body().lines())
        .hasSize(3)
        .first()
        .isEqualTo("number,at,collector,address,cause,size,body_sha256");
    for (String bad : List.of("limit=0", "limit=1001", "cursor=x", "cursor=0")) {
      HttpResponse<String> answer = ingress.asked("viewer", "GET", "/v1/rejections?" + bad);
      assertThat(answer.statusCode()).as(bad).isEqualTo(400);
      Contract.assertIs("OperatorProblem", answer.body());
    }
  }

  private static String address(String link) {
    return link.substring(link.indexOf('<') + 1, link.indexOf('>'));
  }

  private static void north(String event, String secret) {
    assertThat(
            ingress
                .postSigned("/webhooks/jodo/north/" + event, Ingress.example(event), secret)
                .statusCode())
        .isEqualTo(200);
  }

  private static int south(String pathEvent, String secret, String header) {
    return ingress
        .postSigned(
            "/webhooks/jodo/south/" + pathEvent,
            Ingress.example("direct.payment.added"),
            secret,
            "X-Institute-Key",
            header)
        .statusCode();
  }

  private static JsonNode collector(String name) {
    String answer = ingress.asked("viewer", "GET", "/v1/collectors").body();
    Contract.assertIs("Collectors", answer);
    assertThat(answer).doesNotContain(NORTH_SECRET, SOUTH_SECRET, HEADER_VALUE);
    return StreamSupport.stream(
            new ObjectMapper().readTree(answer).at("/collectors").spliterator(), false)
        .filter(collector -> collector.at("/name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double sum(String name, String tags) {
    return Pattern.compile(
            "^feebridge_ingress_" + name + "\\{[^}]*" + Pattern.quote(tags) + "[^}]*} ([0-9.E-]+)$",
            Pattern.MULTILINE)
        .matcher(prometheus())
        .results()
        .mapToDouble(m -> Double.parseDouble(m.group(1)))
        .sum();
  }

  private static String prometheus() {
    return ingress.get(ingress.management("/actuator/prometheus")).body();
  }
}
