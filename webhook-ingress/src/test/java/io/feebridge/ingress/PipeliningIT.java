package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Deliveries of one connection, of which some arrive in one piece and go straight and others do
 * not: whatever the network makes of the bytes, each is answered, in the order it was sent.
 */
class PipeliningIT {

  private static final long SEED = Long.getLong("feebridge.seed", 4_007);
  private static final int SPLITS = 60;
  private static final Pattern ANSWER =
      Pattern.compile("HTTP/1\\.1 (\\d{3})|\"event_id\":\"([^\"]+)\"");

  private static final TestKafka kafka = TestKafka.start(3);
  private static Topics topics;
  private static Ingress ingress;

  @BeforeAll
  static void start() {
    topics = new Topics(kafka.bootstrapServers());
    ingress = Ingress.start(kafka.bootstrapServers(), "feebridge.ingress.failures.burst=100000");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                ingress.get(ingress.management("/actuator/health/readiness")).statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    ingress.close();
    kafka.close();
  }

  @Test
  void answersComeInOrderHoweverTheBytesArrive() throws IOException {
    System.out.println("feebridge.seed=" + SEED);
    Random random = new Random(SEED);
    for (int n = 0; n < SPLITS; n++) {
      Conversation conversation = new Conversation();
      int requests = 1 + random.nextInt(12);
      for (int i = 0; i < requests; i++) {
        conversation.add(random, "split-" + n + "-" + i);
      }
      conversation.end();

      assertThat(told(conversation.bytes.toByteArray(), random))
          .as("conversation %d of seed %d", n, SEED)
          .isEqualTo(conversation.expected);
    }
    assertNothingIsHeld();
  }

  @Test
  void manyAtOnceAreAllAnsweredAndAllOnKafka() throws IOException {
    Conversation conversation = new Conversation();
    List<String> ids = IntStream.range(0, 300).mapToObj(i -> "burst-" + i).toList();
    for (String id : ids) {
      conversation.genuine(id, "");
    }
    conversation.end();

    assertThat(told(conversation.bytes.toByteArray(), null)).isEqualTo(conversation.expected);
    assertThat(topics.all())
        .extracting(r -> r.key())
        .filteredOn(key -> key.startsWith("burst-"))
        .containsExactlyInAnyOrderElementsOf(ids);
    assertNothingIsHeld();
  }

  @Test
  void whoLeavesBeforeItIsAnsweredLeavesNothingBehind() throws IOException {
    for (int n = 0; n < 40; n++) {
      Conversation conversation = new Conversation();
      conversation.genuine("left-" + n + "-a", "");
      conversation.genuine("left-" + n + "-b", "");
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ingress.port())) {
        byte[] bytes = conversation.bytes.toByteArray();
        socket.getOutputStream().write(bytes, 0, bytes.length - n);
        socket.getOutputStream().flush();
      }
    }
    assertNothingIsHeld();
    assertThat(ingress.postSigned("/webhooks/jodo/north", body("stayed"), NORTH_SECRET).body())
        .isEqualTo("{\"status\":\"accepted\",\"event_id\":\"stayed\"}");
  }

  private static void assertNothingIsHeld() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(ingress.get(ingress.management("/actuator/prometheus")).body())
                    .contains("feebridge_ingress_bodies_memory 0.0")
                    .contains("feebridge_ingress_permits_used 0.0"));
  }

  /**
   * Statuses and event ids in the order they came; sent in one write when {@code random} is null.
   */
  private static List<String> told(byte[] bytes, @Nullable Random random) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ingress.port())) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      for (int sent = 0; sent < bytes.length; ) {
        int more = random == null ? bytes.length : 1 + random.nextInt(3_000);
        int end = Math.min(bytes.length, sent + more);
        out.write(bytes, sent, end - sent);
        out.flush();
        sent = end;
      }
      Matcher found = ANSWER.matcher(new String(socket.getInputStream().readAllBytes(), UTF_8));
      List<String> told = new ArrayList<>();
      while (found.find()) {
        told.add(found.group(1) == null ? found.group(2) : found.group(1));
      }
      return told;
    }
  }

  private static byte[] body(String id) {
    return new String(Ingress.example("direct.payment.added"), UTF_8)
        .replace("00000000-0000-4000-8000-000000000101", id)
        .getBytes(UTF_8);
  }

  /** The bytes of several requests, and what must be answered to them. */
  private static final class Conversation {

    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final List<String> expected = new ArrayList<>();

    void add(Random random, String id) throws IOException {
      switch (random.nextInt(6)) {
        case 0, 1 -> genuine(id, "");
        case 2 -> genuine(id, "?tried=again");
        case 3 -> forged();
        case 4 -> chunked(id);
        default -> expecting(id);
      }
    }

    void genuine(String id, String query) throws IOException {
      byte[] body = body(id);
      request("/webhooks/jodo/north" + query, body, "Content-Length: " + body.length);
      bytes.write(body);
      accepted(id);
    }

    private void forged() throws IOException {
      bytes.write(
          ("POST /webhooks/jodo/north HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
                  + "X-Jodo-Signature: "
                  + "0".repeat(64)
                  + "\r\n\r\n{}")
              .getBytes(US_ASCII));
      expected.add("401");
    }

    private void chunked(String id) throws IOException {
      byte[] body = body(id);
      request("/webhooks/jodo/north", body, "Transfer-Encoding: chunked");
      bytes.write((Integer.toHexString(body.length) + "\r\n").getBytes(US_ASCII));
      bytes.write(body);
      bytes.write("\r\n0\r\n\r\n".getBytes(US_ASCII));
      accepted(id);
    }

    private void expecting(String id) throws IOException {
      byte[] body = body(id);
      request(
          "/webhooks/jodo/north", body, "Expect: 100-continue\r\nContent-Length: " + body.length);
      bytes.write(body);
      expected.add("100");
      accepted(id);
    }

    private void accepted(String id) {
      expected.add("200");
      expected.add(id);
    }

    private void request(String path, byte[] body, String headers) throws IOException {
      bytes.write(
          "POST %s HTTP/1.1\r\nHost: localhost\r\n%s\r\nX-Jodo-Signature: %s\r\n\r\n"
              .formatted(path, headers, Ingress.signature(NORTH_SECRET, body))
              .getBytes(US_ASCII));
    }

    /** Nothing is received there, and the connection ends with the answer. */
    void end() throws IOException {
      bytes.write(
          "POST /elsewhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"
              .getBytes(US_ASCII));
      expected.add("404");
    }
  }
}
