package io.feebridge.simulator.pull.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.feebridge.simulator.command.PullCommand;
import io.feebridge.simulator.command.PullCommand.FetchFailed;
import io.feebridge.simulator.command.PullCommand.StudentFetched;
import io.feebridge.simulator.institute.PullEndpoint;
import io.feebridge.simulator.pull.PullQuestion;
import io.feebridge.simulator.pull.PullQuestion.Purpose;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.reactive.function.client.WebClient;

class HttpPullCallsTest {

  private static final Path EXAMPLE =
      Path.of("src/test/resources/jodo/api/pull.fetch-student.response.json");

  private HttpServer institute;
  private String asked = "";
  private String authorization = "";
  private int status = 200;
  private byte[] answer = new byte[0];
  private boolean silent;
  private Duration deadline = HttpPullCalls.DEADLINE;

  @BeforeEach
  void start() throws IOException {
    institute = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    institute.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    institute.createContext("/", this::handle);
    institute.start();
  }

  @AfterEach
  void stop() {
    institute.stop(0);
  }

  @Test
  void asksWithTheAgreedParametersAndReadsTheStudent() throws IOException {
    answer = Files.readAllBytes(EXAMPLE);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("identifier", "JODO/TEST/003 & Co");
    parameters.put("grade", "M1BLUE");

    PullCommand told = ask(url("/students?api=2"), parameters);

    assertThat(asked)
        .isEqualTo("GET /students?api=2&identifier=JODO%2FTEST%2F003%20%26%20Co&grade=M1BLUE");
    assertThat(authorization)
        .isEqualTo("Basic " + Base64.getEncoder().encodeToString("jodo:secret".getBytes(UTF_8)));
    StudentFetched student = (StudentFetched) told;
    assertThat(student.questionId()).isEqualTo("question_1");
    assertThat(student.profile()).isNotNull();
    assertThat(student.profile().fullname()).isEqualTo("Amazing Name");
    assertThat(student.fees()).hasSize(1);
    assertThat(student.fees().getFirst().net().toString()).isEqualTo("10000.00");
    assertThat(student.schedule()).hasSize(1);
  }

  @Test
  void readsAnAnswerWithoutItsEnvelope() {
    answer = "{\"student\":{\"fullname\":\"A\",\"grade\":\"X\"}}".getBytes(UTF_8);

    StudentFetched student = (StudentFetched) ask(url("/"), Map.of());

    assertThat(student.profile().grade()).isEqualTo("X");
    assertThat(student.fees()).isNull();
    assertThat(student.schedule()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          404 | {"status":"error","code":"S1","message":"no such student"} | HTTP 404 S1: no such student
          409 | {}          | HTTP 409
          500 | <html>      | HTTP 500, and the answer is no JSON
          200 | <html>      | HTTP 200, and the answer is no JSON
          200 | {"data":[]} | the answer cannot be read: body value is not a valid dict, student field required
          200 | {"data":{"student":{},"fee_components":[{"fee_amount":1}]}} | the answer cannot be read: fee_components.0.component_type field required
          """)
  void whatIsNoStudentIsAFailure(int code, String body, String problem) {
    status = code;
    answer = body.getBytes(UTF_8);

    FetchFailed failed = (FetchFailed) ask(url("/"), Map.of());

    assertThat(failed.questionId()).isEqualTo("question_1");
    assertThat(failed.problem()).isEqualTo(problem);
  }

  @Test
  void anInstituteThatDoesNotAnswerInTimeIsAFailure() {
    silent = true;
    deadline = Duration.ofSeconds(1);

    FetchFailed failed = (FetchFailed) ask(url("/"), Map.of());

    assertThat(failed.problem()).isEqualTo("no answer within 1 s");
    assertThat(failed.millis()).isBetween(900L, 60_000L);
  }

  @Test
  void anInstituteThatIsAwayIsAFailure() {
    String url = url("/");
    institute.stop(0);

    FetchFailed failed = (FetchFailed) ask(url, Map.of());

    assertThat(failed.problem()).startsWith("cannot be reached: ");
  }

  @Test
  void anAddressThatIsNoneIsAFailure() {
    FetchFailed failed = (FetchFailed) ask("http://a b/", Map.of());

    assertThat(failed.problem()).startsWith("failed: ");
  }

  @Test
  void anAnswerWithoutEndIsCutOff() {
    answer = new byte[2 * 1024 * 1024];

    FetchFailed failed = (FetchFailed) ask(url("/"), Map.of());

    assertThat(failed.problem()).isEqualTo("the answer is longer than 1 MB");
  }

  private PullCommand ask(String url, Map<String, String> parameters) {
    PullQuestion question =
        new PullQuestion(
            "question_1",
            "365001",
            Purpose.SET_UP,
            "setup_1",
            null,
            new PullEndpoint(url, "jodo", "secret", List.copyOf(parameters.keySet())),
            parameters,
            Instant.EPOCH);
    return new HttpPullCalls(WebClient.builder(), deadline)
        .ask(question)
        .toCompletableFuture()
        .join();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + institute.getAddress().getPort() + path;
  }

  private void handle(HttpExchange exchange) throws IOException {
    asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (silent) {
      return;
    }
    exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
