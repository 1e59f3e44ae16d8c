package io.feebridge.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The simulator with {@code --state}, killed with -9 under traffic at moments of a seed: whatever
 * it answered with 2xx is there afterwards, and goes on. {@code -Dfeebridge.seed=…} repeats a run,
 * {@code -Dfeebridge.long=true} has more rounds.
 */
class KilledSimulatorIT {

  private static final int ROUNDS = Boolean.getBoolean("feebridge.long") ? 12 : 2;
  private static final int CLIENTS = 4;
  private static final long SEED = Long.getLong("feebridge.seed", 20_250_602L);
  private static final List<String> EVENTS =
      List.of(
          "masterdata.student.registered",
          "pay.payment.debited",
          "pay.payment.settled",
          "order.payment.debited",
          "direct.payment.added");

  private final Random random = new Random(SEED);
  private final AtomicInteger numbers = new AtomicInteger();

  /** Webhooks by their registered ids; what was paid, by payment id, in rupees. */
  private final Set<String> webhooks = ConcurrentHashMap.newKeySet();

  private final Map<String, String> paid = new ConcurrentHashMap<>();
  private final Set<String> students = ConcurrentHashMap.newKeySet();
  private final Set<String> orders = ConcurrentHashMap.newKeySet();
  private final Queue<String> received = new ConcurrentLinkedQueue<>();

  /** The first attempt of every fifth delivery: too few in a row to have a webhook switched off. */
  private volatile boolean someFail = true;

  private HttpServer receiver;
  private SimulatorProcess simulator;

  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    System.out.println("killed simulator: feebridge.seed=" + SEED);
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    receiver.createContext("/", this::receive);
    receiver.start();
    simulator = started(600);
  }

  @AfterEach
  void end() {
    simulator.kill();
    receiver.stop(0);
  }

  @Test
  void whatWasAnsweredIsThereAfterKillAndGoesOn() throws Exception {
    for (String event : EVENTS) {
      webhooks.add(registered(event));
    }
    for (int round = 1; round <= ROUNDS; round++) {
      killUnderTraffic();
      simulator = started(600);
      assertEverythingIsThere();
      System.out.printf(
          "killed simulator: round %d, %d students, %d payments, %d orders answered so far%n",
          round, students.size(), paid.size(), orders.size());
    }
    killInSilence();
    someFail = false;
    pass(Duration.ofDays(12));
    assertEverythingIsTold();
  }

  /** All that was asked, and waits, is the same on both sides of the kill. */
  private void killInSilence() throws Exception {
    simulator.ask("PUT", "/control/clock", "{\"speed\":0}");
    await("all that is under way has been answered")
        .atMost(Duration.ofSeconds(30))
        .until(() -> !image().contains("\"answer\":null"));
    String before = image();
    simulator.kill();
    simulator = started(0);
    assertThat(image()).isEqualTo(before);
    assertThat(before).contains("\"WAITING\"", "\"next_at\":\"20");
  }

  /** Truth, and deliveries with their attempts; not the instant, which may lag by a minute. */
  private String image() throws Exception {
    JsonNode truth = simulator.ask("GET", "/control/truth", "");
    return truth.path("payments").toString()
        + truth.path("utrs")
        + truth.path("students")
        + simulator.ask("GET", "/control/deliveries?limit=1000", "").path("items")
        + simulator.ask("GET", "/control/webhooks?limit=100", "").path("items");
  }

  private void killUnderTraffic() throws Exception {
    int answeredBefore = paid.size();
    SimulatorProcess victim = simulator;
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> traffic = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        traffic.add(clients.submit(() -> trafficUntilItDies(victim)));
      }
      await("traffic")
          .atMost(Duration.ofMinutes(1))
          .until(
              () ->
                  paid.size() >= answeredBefore + 20 || traffic.stream().anyMatch(Future::isDone));
      await("the moment of the seed")
          .pollDelay(Duration.ofMillis(random.nextInt(1_500)))
          .until(() -> true);
      victim.kill();
      for (Future<?> client : traffic) {
        client.get(1, TimeUnit.MINUTES); // nothing was answered with other than 2xx
      }
      assertThat(paid.size()).isGreaterThanOrEqualTo(answeredBefore + 20);
    }
  }

  private void trafficUntilItDies(SimulatorProcess victim) {
    try {
      while (true) {
        act(victim, numbers.incrementAndGet());
      }
    } catch (IOException e) {
      // it is dead; what it did not answer is nobody's loss
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void act(SimulatorProcess to, int number) throws IOException, InterruptedException {
    String student = student(to, number);
    students.add(student);
    String rupees = number + ".25";
    paid.put(
        to.done(
            """
            {"do":"pay-student","student_id":"%s","mode":"UPI","result":"SUCCEEDS",
             "lines":[{"component":"TUITION_FEE","amount":"%s"}]}
            """
                .formatted(student, rupees)),
        rupees);
    String cash =
        """
        {"amount":%s,"paid_at":"2025-06-02T10:05:45Z","mode":"cash","transaction_id":"T%d",
         "fee_components":[{"component_type":"TUITION_FEE","amount":%s}]}
        """
            .formatted(rupees, number, rupees);
    to.jodo("POST", "/erp/students/" + student + "/payments", cash);
    orders.add(
        to.jodo(
                "POST",
                "/pay/orders",
                """
                {"name":"A","phone":"9876543210","email":"a@example.com","collector_code":"%s",
                 "details":[{"component_type":"Event Fee","amount":750}]}
                """
                    .formatted(Cast.BRANCH))
            .path("order_id")
            .asString());
  }

  private static String student(SimulatorProcess to, int number)
      throws IOException, InterruptedException {
    String user =
        to.done(
            "{\"do\":\"register-user\",\"name\":\"A\",\"phone\":\"9876543210\",\"email\":\"a@example.com\"}");
    return to.done(Cast.registration(user, "KILL/" + number));
  }

  private void assertEverythingIsThere() throws Exception {
    assertThat(ids("/control/students", "id")).containsAll(students);
    assertThat(ids("/control/payments", "id")).containsAll(paid.keySet());
    assertThat(ids("/control/orders", "id")).containsAll(orders);
    Set<String> registered = new TreeSet<>();
    simulator
        .jodo("GET", "/erp/webhooks?collector_code=" + Cast.BRANCH, "")
        .forEach(w -> registered.add(w.path("id").asString()));
    assertThat(registered).containsExactlyInAnyOrderElementsOf(webhooks);
    JsonNode truth = simulator.ask("GET", "/control/truth", "");
    Map<String, String> collected = new ConcurrentHashMap<>();
    truth
        .path("payments")
        .forEach(p -> collected.put(p.path("id").asString(), p.path("collected").asString()));
    assertThat(collected).containsAllEntriesOf(paid);
  }

  private void pass(Duration time) throws Exception {
    Instant now =
        Instant.parse(
            simulator.ask("GET", "/control/state", "").path("clock").path("now").asString());
    String to = "{\"to\":\"" + now.plus(time) + "\"}";
    while (!simulator.ask("POST", "/control/clock/jump", to).path("arrived").asBoolean()) {
      // much happens on the way; each answer comes within a minute
    }
  }

  /** Each payment that was answered has been reported as debited and as settled. */
  private void assertEverythingIsTold() throws Exception {
    assertThat(simulator.ask("GET", "/control/deliveries?state=WAITING", "").path("items"))
        .isEmpty();
    List<String> bodies = List.copyOf(received);
    for (String event : List.of("pay.payment.debited", "pay.payment.settled")) {
      List<String> ofEvent = bodies.stream().filter(b -> b.contains("\"" + event + "\"")).toList();
      String all = String.join("\n", ofEvent);
      assertThat(paid.keySet())
          .as(event)
          .allSatisfy(id -> assertThat(all).contains("\"" + id + "\""));
    }
  }

  private Set<String> ids(String list, String member) throws Exception {
    Set<String> ids = new TreeSet<>();
    String after = "";
    do {
      JsonNode page = simulator.ask("GET", list + "?limit=1000" + after, "");
      page.path("items").forEach(item -> ids.add(item.path(member).asString()));
      after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asString();
    } while (!after.isEmpty());
    return ids;
  }

  private String registered(String event) throws Exception {
    return simulator
        .jodo(
            "POST",
            "/erp/webhooks",
            """
            {"event_code":"%s","url":"http://127.0.0.1:%d/hook","failure_notification_email":"a@example.com",
             "collector_code":"%s","secret_key":"s3cret"}
            """
                .formatted(event, receiver.getAddress().getPort(), Cast.BRANCH))
        .path("id")
        .asString();
  }

  private SimulatorProcess started(int speed) throws IOException {
    List<String> options = new ArrayList<>();
    options.add("--seed=7");
    options.add("--speed=" + speed);
    options.add("--state=" + folder.resolve("state/journal.jsonl"));
    return SimulatorProcess.start(folder.resolve("log"), options.toArray(String[]::new));
  }

  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    boolean fails = someFail && body.hashCode() % 5 == 0;
    if (!fails) {
      received.add(body);
    }
    exchange.sendResponseHeaders(fails ? 503 : 200, -1);
    exchange.close();
  }
}
