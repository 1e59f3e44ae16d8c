package io.feebridge.simulator.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.feebridge.simulator.api.http.ApiSettings.StudentIdForm;
import io.feebridge.simulator.api.http.endpoint.Endpoints;
import io.feebridge.simulator.body.jodo.JodoBodies;
import io.feebridge.simulator.clock.BankCalendar;
import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.command.Outcome.Done;
import io.feebridge.simulator.command.PullCommand.FetchFailed;
import io.feebridge.simulator.institute.Branch;
import io.feebridge.simulator.institute.Code;
import io.feebridge.simulator.institute.Grade;
import io.feebridge.simulator.institute.Institute;
import io.feebridge.simulator.institute.Institute.Credential;
import io.feebridge.simulator.institute.Institute.Environment;
import io.feebridge.simulator.institute.Product;
import io.feebridge.simulator.running.Journal;
import io.feebridge.simulator.running.Scenarios;
import io.feebridge.simulator.running.Simulator;
import io.feebridge.simulator.webhook.Answer;
import io.feebridge.simulator.webhook.Timetable;
import io.feebridge.simulator.world.World;
import io.feebridge.simulator.world.ground.Lifecycle;
import io.feebridge.simulator.world.ground.WorldSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API over a living world with two branches, behind a real server on a loopback port. */
final class ApiServer implements AutoCloseable {

  static final String NORTH = "81c6b473c138";
  static final String SOUTH = "1";
  static final String BASE = "/api/v1/integrations";

  static final ApiSettings USUAL =
      new ApiSettings(
          0, Duration.ofMinutes(1), Duration.ofMillis(300), StudentIdForm.PREFIXED, true);

  private static final Path EXAMPLES = Path.of("src/test/resources/jodo/api");
  private static final JsonMapper JSON = new JsonMapper();

  /** What came back. */
  record Response(int status, String text, HttpResponse<String> http) {
    JsonNode json() {
      return JSON.readTree(text);
    }

    JsonNode data() {
      return json().path("data");
    }
  }

  private final Simulator simulator;
  private final DisposableServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private ApiServer(Institute institute, ApiSettings settings, boolean undocumented, Clock clock) {
    WorldSettings world =
        new WorldSettings(
            7,
            Instant.parse("2026-04-06T04:30:00Z"),
            institute,
            Lifecycle.USUAL,
            new BankCalendar(Set.of()),
            Timetable.JODO,
            Duration.ofSeconds(30),
            1000);
    simulator =
        new Simulator(
                () -> new World(world, new JodoBodies(7), (_, _) -> "signature"),
                _ -> CompletableFuture.completedFuture(new Answer(200, "", 1)),
                question ->
                    CompletableFuture.completedFuture(new FetchFailed(question.id(), "no pull", 0)),
                Journal.none(),
                new NoScenarios(),
                () -> 0L,
                0)
            .start();
    JodoApi api =
        new JodoApi(
            Endpoints.all(
                simulator,
                settings,
                order -> "http://pay.test/p/" + order.id() + "/" + order.token(),
                (token, callback) ->
                    "http://login.test/?access_token=" + token + "&to=" + callback),
            simulator,
            clock,
            settings,
            undocumented);
    server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(api.routes())))
            .bindNow();
  }

  static ApiServer start() {
    return start(USUAL, false);
  }

  static ApiServer start(ApiSettings settings, boolean undocumented) {
    return new ApiServer(twoBranches(), settings, undocumented, Clock.systemUTC());
  }

  static ApiServer start(ApiSettings settings, Clock clock) {
    return new ApiServer(twoBranches(), settings, false, clock);
  }

  /** An institute of one branch alone. */
  static ApiServer startWithOneBranch() {
    Institute two = twoBranches();
    return new ApiServer(
        new Institute(
            two.name(),
            two.environment(),
            two.credentials(),
            List.of(two.branches().getFirst()),
            null),
        USUAL,
        false,
        Clock.systemUTC());
  }

  private static Institute twoBranches() {
    return new Institute(
        "Test School",
        Environment.UAT,
        List.of(new Credential("demo-key", "demo-secret")),
        List.of(
            branch(
                NORTH,
                List.of("M1BLUE", "grade_5944", "grade_5733", "grade_5733xxx"),
                "TUITION_FEE",
                "TRANSPORT_FEE",
                "ADMISSION_FEE",
                "COURSE_FEE",
                "Payable Amount",
                "8926",
                "8925",
                "6538"),
            branch(
                SOUTH,
                List.of("grade_5733", "grade_5733xxx"),
                "Payable Amount",
                "COURSE_FEE",
                "ADMISSION_FEE",
                "TUITION_FEE")),
        null);
  }

  private static Branch branch(String code, List<String> grades, String... components) {
    return new Branch(
        code,
        "Branch " + code,
        grades.stream().map(grade -> new Grade(grade, "Name of " + grade, "General")).toList(),
        Arrays.stream(components).map(component -> new Code(component, component)).toList(),
        code.equals(NORTH) ? List.of(new Code("SIBLING", "Sibling Discount")) : List.of(),
        List.of(Product.FLEX, Product.PAY, Product.CRED));
  }

  /** An example's text. */
  static String example(String name) {
    try {
      return Files.readString(EXAMPLES.resolve("api." + name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the demo's credentials. */
  Response call(String method, String path, @Nullable String body) {
    return send(request(method, path, body).header("Authorization", basic("demo-key:demo-secret")));
  }

  Response get(String path) {
    return call("GET", path, null);
  }

  Response post(String path, String body) {
    return call("POST", path, body);
  }

  Response patch(String path, String body) {
    return call("PATCH", path, body);
  }

  Response delete(String path) {
    return call("DELETE", path, null);
  }

  HttpRequest.Builder request(String method, String path, @Nullable String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + BASE + path))
        .header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(10))
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  Response send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Response(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String basic(String keyAndSecret) {
    return "Basic " + Base64.getEncoder().encodeToString(keyAndSecret.getBytes(UTF_8));
  }

  /** Has something done behind the API, and gives the id of what it made or changed. */
  String done(Command command) {
    return ((Done) simulator.execute(command).join()).id();
  }

  <T> T ask(Function<World, T> question) {
    return simulator.ask(question).join();
  }

  /** Registers the example's user. */
  String user() {
    return post("/erp/users/register", example("register-user.request"))
        .data()
        .path("registration_id")
        .asString();
  }

  /** Registers the example's student in branch north, and gives its id as the API told it. */
  String student() {
    Response registered =
        post("/erp/users/" + user() + "/students", inNorth(example("register-student.request")));
    return registered.data().path("jodo_student_id").asString();
  }

  /** The body of a registration, in branch north. */
  static String inNorth(String registration) {
    return registration.replace(
        "\"student\": {", "\"student\": {\"collector_code\": \"" + NORTH + "\",");
  }

  /** A request's object with one more member. */
  static String with(String object, String member) {
    return "{" + member + "," + object.substring(object.indexOf('{') + 1);
  }

  static String inBranch(String object, String collector) {
    return with(object, "\"collector_code\": \"" + collector + "\"");
  }

  @Override
  public void close() {
    server.disposeNow();
    simulator.close();
  }

  private static final class NoScenarios implements Scenarios {
    @Override
    public List<Story> all() {
      return List.of();
    }

    @Override
    public Optional<Told> begin(String name, World world) {
      return Optional.empty();
    }
  }
}
