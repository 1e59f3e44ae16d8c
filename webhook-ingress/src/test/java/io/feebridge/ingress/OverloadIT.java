package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is too much is answered at once, and costs a known amount of anything. */
class OverloadIT {

  private static final String PATH = "/webhooks/jodo/north";

  /** On a machine of its own; in CI others take its time, and AcceptingDeliveriesTest says why. */
  private static final boolean LONG = Boolean.getBoolean("feebridge.long");

  private static final int REFUSALS = LONG ? 1_000 : 40;

  private static final TestKafka kafka = TestKafka.start(1);
  private static final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

  @BeforeAll
  static void shut() {
    Gate.open();
  }

  @AfterEach
  void open() {
    Gate.open();
  }

  @AfterAll
  static void stop() {
    senders.close();
    kafka.close();
  }

  @Test
  void withoutAPermitTheAnswerIs503AtOnce() {
    String untilTheGateOpens = "feebridge.ingress.acknowledgement-deadline=25s";
    try (Ingress ingress = start("feebridge.ingress.permits=2", untilTheGateOpens)) {
      Gate.shut();
      List<CompletableFuture<Integer>> waiting = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        byte[] body = body("waits-" + i);
        waiting.add(
            CompletableFuture.supplyAsync(
                () -> ingress.postSigned(PATH, body, NORTH_SECRET).statusCode(), senders));
      }
      await().until(() -> prometheus(ingress).contains("feebridge_ingress_permits_used 2.0"));

      List<Long> took = new ArrayList<>();
      for (int i = 0; i < REFUSALS; i++) {
        long began = System.nanoTime();
        HttpResponse<String> answer = ingress.postSigned(PATH, body("refused"), NORTH_SECRET);
        took.add((System.nanoTime() - began) / 1_000);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).contains("60");
      }
      Gate.open();
      assertThat(waiting).extracting(CompletableFuture::join).containsOnly(200);
      took.sort(null);
      long almostAll = took.get(REFUSALS * 99 / 100);
      System.out.printf(
          "503 without a permit, of %d: median %d us, 99 %% within %d us, worst %d us%n",
          REFUSALS, took.get(REFUSALS / 2), almostAll, took.getLast());
      if (LONG) {
        assertThat(almostAll).isLessThan(50_000);
      }
      assertThat(keys()).contains("waits-0", "waits-1").doesNotContain("refused");
    }
  }

  @Test
  void aServiceThatStopsAnswersWhatItHasBegunAndTakesNothingNew() {
    Ingress ingress = start();
    Gate.shut();
    CompletableFuture<Integer> begun =
        CompletableFuture.supplyAsync(
            () -> ingress.postSigned(PATH, body("begun"), NORTH_SECRET).statusCode(), senders);
    await().until(() -> prometheus(ingress).contains("feebridge_ingress_permits_used 1.0"));
    int port = ingress.port();
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(ingress::endGracefully, senders);
    await().until(() -> refuses(port));
    assertThat(begun).as("still on its way").isNotDone();
    Gate.open();
    assertThat(begun.join()).isEqualTo(200);
    stopped.join();
    assertThat(keys()).contains("begun");
    ingress.close();
  }

  @Test
  void aHeadThatTricklesInIsCutOff() throws IOException {
    try (Ingress ingress = start("feebridge.ingress.head-deadline=700ms");
        Socket slow = connection(ingress)) {
      slow.getOutputStream().write("POST /webhooks/jodo/north HTTP/1.1\r\n".getBytes(US_ASCII));
      await()
          .pollInterval(Duration.ofMillis(100))
          .atMost(Duration.ofSeconds(10))
          .until(() -> !takes(slow, "X-A: b\r\n"));
      await()
          .until(
              () ->
                  prometheus(ingress)
                      .contains("connections_closed_total{cause=\"slow_head\"} 1.0"));
      assertThat(ingress.postSigned(PATH, body("beside"), NORTH_SECRET).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aRequestOfAnotherVersionEndsItsConnection() throws IOException {
    try (Ingress ingress = start();
        Socket foreign = connection(ingress)) {
      String request =
          "POST /webhooks/jodo/north HTTP/9.9\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "2\r\n{}\r\n0\r\n\r\n";
      foreign.getOutputStream().write(request.getBytes(US_ASCII));
      assertThat(foreign.getInputStream().read()).as("closed, unanswered").isEqualTo(-1);
      assertThat(prometheus(ingress))
          .contains("connections_closed_total{cause=\"not_http\"} 1.0")
          .contains("deliveries_received_total{collector=\"north\"} 0.0");
    }
  }

  @Test
  void connectionsAreCounted() throws IOException {
    try (Ingress ingress = start("feebridge.ingress.connections=2")) {
      Socket first = connection(ingress);
      try (Socket second = connection(ingress)) {
        await().until(() -> prometheus(ingress).contains("ingress_connections_open 2.0"));
        try (Socket third = connection(ingress)) {
          assertThat(third.getInputStream().read()).as("closed").isEqualTo(-1);
        }
        first.close();
        await().until(() -> prometheus(ingress).contains("ingress_connections_open 1.0"));
        assertThat(ingress.postSigned(PATH, body("room"), NORTH_SECRET).statusCode())
            .isEqualTo(200);
        assertThat(second.isClosed()).isFalse();
      }
      assertThat(prometheus(ingress)).contains("connections_closed_total{cause=\"too_many\"} 1.0");
    }
  }

  @Test
  void largeBodiesLeaveRoomForUsualOnes() throws IOException {
    try (Ingress ingress = start("feebridge.ingress.body-memory=512KB")) {
      byte[] large = new byte[150_000];
      List<Socket> slow = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Socket socket = connection(ingress);
        socket.getOutputStream().write(head(large.length + 1).getBytes(US_ASCII));
        socket.getOutputStream().write(large);
        slow.add(socket);
      }
      await().until(() -> memory(ingress) == 150_001);
      HttpResponse<String> tooMuch = ingress.postSigned(PATH, large, NORTH_SECRET);
      assertThat(tooMuch.statusCode()).isEqualTo(503);
      assertThat(tooMuch.body()).contains("urn:feebridge:problem:overloaded");
      assertThat(tooMuch.headers().firstValue("retry-after")).contains("60");
      assertThat(ingress.postSigned(PATH, body("usual"), NORTH_SECRET).statusCode()).isEqualTo(200);
      for (Socket socket : slow) {
        socket.close();
      }
      await().until(() -> memory(ingress) == 0);
      assertThat(ingress.postSigned(PATH, large, NORTH_SECRET).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoFailsTooOftenIsToldToWaitButNeverWhatIsGenuine() {
    try (Ingress ingress =
        start("feebridge.ingress.failures.burst=3", "feebridge.ingress.failures.refill=20s")) {
      for (int i = 0; i < 3; i++) {
        assertThat(ingress.postSigned(PATH, body("f"), "wrong").statusCode()).isEqualTo(401);
      }
      for (int i = 0; i < 5; i++) {
        HttpResponse<String> answer = ingress.postSigned(PATH, body("f"), "wrong");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.headers().firstValue("retry-after").orElseThrow()))
            .isBetween(1, 21);
        assertThat(answer.body()).contains("urn:feebridge:problem:too-many-failures");
        assertThat(ingress.postSigned(PATH, body("g-" + i), NORTH_SECRET).statusCode())
            .isEqualTo(200);
      }
      String refusals = ingress.asked("viewer", "GET", "/v1/rejections").body();
      Contract.assertIs("Rejections", refusals);
      assertThat(refusals).contains("\"total\":3");
    }
  }

  private static Ingress start(String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("feebridge.ingress.spool.enabled=false"); // what waits for Kafka keeps its permit
    all.add("spring.kafka.producer.properties.partitioner.class=" + Gate.class.getName());
    Ingress ingress = Ingress.start(kafka.bootstrapServers(), all.toArray(String[]::new));
    ingress.awaitReady();
    return ingress;
  }

  private static Socket connection(Ingress ingress) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), ingress.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  /** Whether the other end still takes bytes. */
  private static boolean takes(Socket socket, String text) throws IOException {
    try {
      socket.getOutputStream().write(text.getBytes(US_ASCII));
      return true;
    } catch (SocketException e) {
      return false;
    }
  }

  private static boolean refuses(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return false;
    } catch (ConnectException e) {
      return true;
    }
  }

  private static String head(int length) {
    return "POST /webhooks/jodo/north HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
        .formatted(length);
  }

  private static double memory(Ingress ingress) {
    return prometheus(ingress)
        .lines()
        .filter(line -> line.startsWith("feebridge_ingress_bodies_memory "))
        .map(line -> Double.valueOf(line.substring(line.indexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static String prometheus(Ingress ingress) {
    return ingress.get(ingress.management("/actuator/prometheus")).body();
  }

  private static List<String> keys() {
    return new Topics(kafka.bootstrapServers()).all().stream().map(r -> r.key()).toList();
  }

  private static byte[] body(String eventId) {
    return new String(Ingress.example("direct.payment.added"), UTF_8)
        .replace("00000000-0000-4000-8000-000000000101", eventId)
        .getBytes(UTF_8);
  }
}
