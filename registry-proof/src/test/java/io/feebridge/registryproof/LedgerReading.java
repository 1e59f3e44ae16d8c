package io.feebridge.registryproof;

import io.feebridge.ledger.booking.Branches;
import io.feebridge.ledger.booking.kafka.PaymentReports;
import io.feebridge.ledger.booking.kafka.ThreadDeserializers;
import io.feebridge.ledger.booking.kafka.Traces;
import io.feebridge.messaging.inbox.IncomingRecord;
import io.feebridge.messaging.inbox.Partition;
import io.feebridge.messaging.inbox.Verdict;
import io.feebridge.messaging.inbox.Verdict.NotYet;
import io.feebridge.messaging.inbox.Verdict.SetAside;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One record read as the ledger reads it, in a JVM where nothing else of these tests has run. */
final class LedgerReading {

  private LedgerReading() {}

  static String inAJvmOfItsOwn(WireClasses classes, String address, String topic, byte[] bytes)
      throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LedgerReading.class.getName(),
                classes.deserializer,
                address,
                topic,
                HexFormat.of().formatHex(bytes))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return said.lines().reduce("", (earlier, last) -> last);
  }

  public static void main(String[] arguments) {
    byte[] bytes = HexFormat.of().parseHex(arguments[3]);
    System.out.println(verdict(arguments[0], arguments[1], arguments[2], bytes));
  }

  /** Just what the service does: the class by its name, its settings, its reading of the record. */
  static String verdict(String deserializer, String address, String topic, byte[] bytes) {
    Map<String, Object> settings = new HashMap<>(WireClasses.lookingUp(address));
    settings.put("value.deserializer", deserializer);
    settings.put("http.connect.timeout.ms", 2_000);
    settings.put("http.read.timeout.ms", 2_000);
    try (ThreadDeserializers deserializers = new ThreadDeserializers(settings)) {
      var traces = new Traces(OpenTelemetry.noop());
      var reports =
          new PaymentReports(deserializers, new Branches(Map.of()), null, booked -> {}, traces);
      return text(
          reports.classify(
              new IncomingRecord(
                  new Partition(topic, 0), 0, Instant.EPOCH, null, bytes, List.of())));
    }
  }

  private static String text(Verdict<?> verdict) {
    return switch (verdict) {
      case Verdict.Accepted<?> accepted -> "Accepted";
      case SetAside<?> aside -> "SetAside " + aside.reason().value();
      case NotYet<?> notYet -> "NotYet " + notYet.reason().value();
    };
  }
}
