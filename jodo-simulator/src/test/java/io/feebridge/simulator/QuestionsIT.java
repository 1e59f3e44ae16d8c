package io.feebridge.simulator;

import static io.feebridge.simulator.RunningSimulator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An institute that keeps its students itself is asked over HTTP, and the questions are listed. */
class QuestionsIT {

  private static final String PASSWORD = "erp-password-nobody-sees";

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private HttpServer institute;
  private volatile int status = 200;

  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    institute = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    institute.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    institute.createContext("/", this::answer);
    institute.start();
  }

  @AfterEach
  void stop() {
    institute.stop(0);
  }

  @Test
  void isAskedBeforeSetUpRemindersAndInstalmentAndEachQuestionIsListed() throws Exception {
    try (RunningSimulator simulator = new RunningSimulator("--speed=0", "--institute=" + file())) {
      String student = Cast.student(simulator, "PULL/1");
      simulator.done(
          """
          {"do":"manage-plan","student_id":"%s","schedule":[{"due_date":"2025-06-12","lines":[
            {"component":"TUITION_FEE","amount":"900.00","downpayment":false}]}]}
          """
              .formatted(student));
      String setUp = simulator.done("{\"do\":\"begin-set-up\",\"student_id\":\"" + student + "\"}");
      await("the institute has answered")
          .atMost(Duration.ofSeconds(30))
          .until(() -> isReady(simulator, setUp));
      simulator.done(
          "{\"do\":\"complete-set-up\",\"set_up_id\":\"" + setUp + "\",\"mode\":\"UPI\"}");
      jump(simulator, "P8D");
      status = 503;
      jump(simulator, "P4D");

      JsonNode calls = json(200, simulator.get("/control/pulls")).get("items");
      assertThat(texts(calls, "/question/purpose"))
          .containsExactly("REMINDER", "INSTALMENT", "REMINDER", "REMINDER", "SET_UP");
      assertThat(texts(calls, "/consequence"))
          .containsExactly(
              "REMINDER_SKIPPED",
              "INSTALMENT_SKIPPED",
              "REMINDER_SENT",
              "REMINDER_SENT",
              "SET_UP_GOES_ON");
      assertThat(texts(calls, "/answer"))
          .containsExactly("HTTP 503", "HTTP 503", "profile", "profile", "profile");
      assertThat(calls.get(0).get("millis").asLong()).isNotNegative();
      assertThat(calls.toString()).doesNotContain(PASSWORD);
      assertThat(asked)
          .hasSize(5)
          .allSatisfy(query -> assertThat(query).startsWith("identifier=PULL%2F1"));
    }
  }

  private static boolean isReady(RunningSimulator simulator, String setUp) throws Exception {
    JsonNode now = json(200, simulator.get("/control/set-ups/" + setUp));
    return now.get("state").asString().equals("READY");
  }

  private static void jump(RunningSimulator simulator, String by) throws Exception {
    JsonNode arrived =
        json(200, simulator.send("POST", "/control/clock/jump", "{\"by\":\"" + by + "\"}"));
    assertThat(arrived.get("arrived").asBoolean()).isTrue();
  }

  private static List<String> texts(JsonNode list, String place) {
    return list.valueStream().map(item -> item.at(place).asString()).toList();
  }

  /** The demo's institute, which is asked. */
  private Path file() throws IOException {
    String demo = Files.readString(Path.of("src/main/resources/simulator/institute.yml"));
    String pull =
        "pull: {url: 'http://127.0.0.1:%d/student', user: erp, password: %s, parameters: [identifier]}\n"
            .formatted(institute.getAddress().getPort(), PASSWORD);
    return Files.writeString(folder.resolve("institute.yml"), demo + pull);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().getRawQuery());
    byte[] body = "{\"student\":{\"fullname\":\"Ravi\"}}".getBytes(StandardCharsets.UTF_8);
    byte[] sent = status == 200 ? body : "{}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, sent.length);
    exchange.getResponseBody().write(sent);
    exchange.close();
  }
}
