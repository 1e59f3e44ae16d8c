package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever keeps a connection open and sends at once is answered each time, whatever the size. */
class KeptConnectionsIT {

  private static final int SENDERS = 4;
  private static final int EACH = Integer.getInteger("feebridge.kept", 60);
  private static final int[] SIZES = {2, 2_000, 15_000, 17_000, 60_000, 900_000};

  private static final TestKafka kafka = TestKafka.start(3);
  private static Ingress ingress;

  @BeforeAll
  static void start() {
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
  void areAnsweredEachTime() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
      List<Future<List<Integer>>> all = new ArrayList<>();
      for (int n = 0; n < SENDERS; n++) {
        Random random = new Random(n);
        all.add(threads.submit(() -> statuses(random)));
      }
      for (Future<List<Integer>> each : all) {
        assertThat(each.get()).hasSize(EACH).containsOnly(200, 401);
      }
    }
  }

  private static List<Integer> statuses(Random random) throws IOException {
    List<Integer> statuses = new ArrayList<>();
    try (RawConnection connection = new RawConnection(ingress.port())) {
      for (int n = 0; n < EACH; n++) {
        byte[] body = " ".repeat(SIZES[random.nextInt(SIZES.length)]).getBytes(UTF_8);
        String secret = random.nextInt(4) == 0 ? "another" : NORTH_SECRET;
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(
            "POST /webhooks/jodo/north HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\nX-Jodo-Signature: %s\r\n\r\n"
                .formatted(body.length, Ingress.signature(secret, body))
                .getBytes(US_ASCII));
        request.write(body);
        statuses.add(connection.send(request.toByteArray()));
      }
    }
    return statuses;
  }
}
