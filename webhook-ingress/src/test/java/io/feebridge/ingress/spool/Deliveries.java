package io.feebridge.ingress.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.feebridge.ingress.publishing.BodyHash;
import io.feebridge.ingress.publishing.Evidence;
import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.publishing.ReceivedHeader;
import io.feebridge.ingress.reading.Unrecognised;
import io.feebridge.ingress.reading.Unrecognised.Why;
import java.time.Instant;
import java.util.List;

/** Genuine deliveries for tests of the spool. */
public final class Deliveries {

  public static final Instant RECEIVED = Instant.parse("2026-04-01T06:30:00.123456Z");

  private Deliveries() {}

  /** One whose event_id and body say {@code name}. */
  public static Publication named(String name) {
    return of(name, ("{\"event_id\":\"" + name + "\"}").getBytes(UTF_8));
  }

  public static Publication of(String name, byte[] body) {
    return new Publication(
        new Unrecognised(name, "new.event", Why.UNKNOWN_EVENT),
        new Evidence(
            "north",
            RECEIVED,
            "203.0.113.7",
            "north-1",
            BodyHash.of(body),
            body,
            "ab".repeat(32),
            "application/json",
            "new.event",
            List.of(
                new ReceivedHeader("user-agent", "Jodo: 1"),
                new ReceivedHeader("x-request-id", "é/1"))),
        "00-" + "ab".repeat(16) + "-" + "cd".repeat(8) + "-00");
  }

  /** The name that {@link #named} gave a delivery, read from its body. */
  public static String name(SpooledDelivery delivery) {
    return new String(delivery.evidence().body(), UTF_8).split("\"", -1)[3];
  }
}
