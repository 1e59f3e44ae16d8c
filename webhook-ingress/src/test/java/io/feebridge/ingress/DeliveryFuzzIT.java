package io.feebridge.ingress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.ingress.publishing.BodyHash;
import io.feebridge.schemas.Evidence;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.UnrecognisedDelivery;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random requests against the real server under a small heap: no 500, no forgery accepted, no
 * genuine body lost or changed. {@code -Dfeebridge.seed=…} repeats a run, {@code
 * -Dfeebridge.long=true} sends a million, {@code -Dfeebridge.deliveries=…} as many as it says.
 */
class DeliveryFuzzIT {

  private static final int DELIVERIES =
      Integer.getInteger(
          "feebridge.deliveries", Boolean.getBoolean("feebridge.long") ? 1_000_000 : 10_000);
  private static final int CONNECTIONS = 16;

  @TempDir Path folder;

  private final Set<String> sent = ConcurrentHashMap.newKeySet();
  private final Set<String> signed = ConcurrentHashMap.newKeySet();
  private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
  private final Set<String> faults = ConcurrentHashMap.newKeySet();

  @Test
  void whateverIsSentWhatIsGenuineAndNothingElseIsOnATopic() throws Exception {
    long seed = Long.getLong("feebridge.seed", new Random().nextLong());
    System.out.println("feebridge.seed=" + seed);
    try (TestKafka kafka = TestKafka.start(3);
        IngressProcess ingress =
            new IngressProcess(
                kafka.bootstrapServers(),
                "96m",
                folder.resolve("ingress.log"),
                "feebridge.ingress.read-deadline=60s", // a busy machine is no subject here
                "feebridge.ingress.body-memory=24MB")) {
      send(ingress.port(), seed);
      assertThat(ingress.isAlive()).isTrue();
      System.out.println(
          "fuzz: seed "
              + seed
              + ", "
              + new TreeMap<>(statuses)
              + ", genuine bodies "
              + sent.size());
      assertThat(faults).isEmpty();
      assertThat(sent).hasSizeGreaterThan(DELIVERIES / 10);
      assertThat(statuses.keySet())
          .as("what the generator is meant to reach")
          .contains(200, 401, 404, 405, 413);
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> ingress.metrics().contains("spool_deliveries_waiting 0.0"));
      Set<String> kept = onTopics(new Topics(kafka.bootstrapServers()));
      assertThat(without(sent, kept)).as("genuine and lost").isEmpty();
      assertThat(without(without(kept, sent), signed)).as("there and never genuine").isEmpty();
      assertThat(ingress.metrics()).contains("feebridge_ingress_bodies_memory 0.0");
    }
  }

  @Test
  void slowLargeBodiesDoNotFillTheHeap() throws Exception {
    try (TestKafka kafka = TestKafka.start(1);
        IngressProcess ingress =
            new IngressProcess(
                kafka.bootstrapServers(),
                "96m",
                folder.resolve("ingress.log"),
                "feebridge.ingress.body-memory=24MB",
                "feebridge.ingress.read-deadline=60s")) {
      byte[] almost = new byte[1024 * 1024 - 1];
      List<Socket> slow = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), ingress.port());
        String head =
            "POST /webhooks/jodo/north HTTP/1.1\r\nHost: x\r\nContent-Length: 1048576\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(US_ASCII));
        socket.getOutputStream().write(almost);
        slow.add(socket);
      }
      try (RawConnection usual = new RawConnection(ingress.port())) {
        Random random = new Random(1);
        int genuine = 0;
        while (genuine < 50) {
          FuzzedDelivery delivery = FuzzedDelivery.of(random);
          if (delivery.genuine() && delivery.wellFormed() && delivery.wire().length < 8_000) {
            assertThat(usual.send(delivery.wire())).isEqualTo(200);
            genuine++;
          }
        }
      }
      assertThat(ingress.isAlive()).isTrue();
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private void send(int port, long seed) {
    try (ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        Random random = new Random(seed + i);
        all.add(CompletableFuture.runAsync(() -> send(port, random), senders));
      }
      all.forEach(CompletableFuture::join);
    }
  }

  private void send(int port, Random random) {
    try (RawConnection connection = new RawConnection(port)) {
      for (int i = 0; i < DELIVERIES / CONNECTIONS; i++) {
        FuzzedDelivery delivery = FuzzedDelivery.of(random);
        int status = connection.send(delivery.wire());
        if (status == 0 && delivery.wellFormed()) {
          status = connection.send(delivery.wire()); // the other end may close at any time
        }
        statuses.computeIfAbsent(status, s -> new LongAdder()).increment();
        judge(delivery, status);
      }
    }
  }

  private void judge(FuzzedDelivery delivery, int status) {
    boolean mustBeAccepted = delivery.genuine() && delivery.wellFormed();
    if (delivery.genuine()) {
      (mustBeAccepted ? sent : signed).add(hash(delivery.body()));
    }
    boolean fault =
        status == 500
            || (status == 200 && !delivery.genuine())
            || (status != 200 && mustBeAccepted)
            || (status == 0 && delivery.wellFormed());
    if (fault && faults.size() < 10) {
      faults.add(status + " for " + excerpt(delivery));
    }
  }

  /** By hashing: AssertJ's containsAll compares each with each, hours for a million. */
  private static Set<String> without(Set<String> all, Set<String> some) {
    return all.stream().filter(one -> !some.contains(one)).collect(Collectors.toSet());
  }

  private static String excerpt(FuzzedDelivery delivery) {
    byte[] wire = delivery.wire();
    return new String(wire, 0, Math.min(700, wire.length), ISO_8859_1);
  }

  private static Set<String> onTopics(Topics topics) {
    Set<String> hashes = new HashSet<>();
    topics.each(
        record -> {
          Evidence evidence = evidence(record.value());
          byte[] body = evidence.getBody().array();
          assertThat(evidence.getBodySha256()).isEqualTo(hash(body));
          hashes.add(hash(body));
        },
        Topics.PAYMENTS,
        Topics.UNRECOGNISED);
    return hashes;
  }

  private static Evidence evidence(SpecificRecord record) {
    return switch (record) {
      case PaymentReported payment -> payment.getEvidence();
      case UnrecognisedDelivery unrecognised -> unrecognised.getEvidence();
      default -> throw new AssertionError(record.getClass());
    };
  }

  private static String hash(byte[] body) {
    return BodyHash.of(body);
  }
}
