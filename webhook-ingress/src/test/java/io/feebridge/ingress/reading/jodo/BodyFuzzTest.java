package io.feebridge.ingress.reading.jodo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ingress.event.Drift;
import io.feebridge.ingress.event.Events;
import io.feebridge.ingress.event.SyntheticBodies;
import io.feebridge.ingress.reading.Bodies;
import io.feebridge.ingress.reading.LoanReport;
import io.feebridge.ingress.reading.PaymentReport;
import io.feebridge.ingress.reading.PlanReport;
import io.feebridge.ingress.reading.Report;
import io.feebridge.ingress.reading.StudentReport;
import io.feebridge.ingress.reading.Unread;
import io.feebridge.ingress.reading.Unrecognised;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Mutilated bodies: each gets a reading, none an exception. Repeat a run with {@code
 * -Dfeebridge.seed=…}.
 */
class BodyFuzzTest {

  private static final int BODIES = Boolean.getBoolean("feebridge.long") ? 1_000_000 : 40_000;
  private static final List<String> SPLINTERS =
      List.of(
          "null",
          "true",
          "NaN",
          "-0",
          "1e999999999",
          "1e-999999999",
          "\"\"",
          "\"\\u0000\"",
          "{}",
          "[]",
          "[[[[",
          "{\"amount\":",
          "\"\\ud800\"",
          "99999999999999999999",
          "10000.005",
          ",",
          ":",
          "}",
          "]",
          "\uFEFF",
          "\"event\":\"x\",",
          "\"payload\":{},",
          "\\",
          "😀",
          "\n");

  private final Bodies bodies = new JodoBodies();

  @Test
  void everyBodyGetsAReading() {
    long seed = Long.getLong("feebridge.seed", 20_261_121L);
    System.out.println("BodyFuzzTest: -Dfeebridge.seed=" + seed);
    Random random = new Random(seed);
    List<byte[]> originals = originals();
    Set<Unrecognised.Why> met = EnumSet.noneOf(Unrecognised.Why.class);
    Map<Class<?>, Integer> reports = new HashMap<>();
    int withNotes = 0;
    for (int i = 0; i < BODIES; i++) {
      byte[] body = mutilated(originals.get(i % originals.size()), random);
      switch (bodies.read(body)) {
        case Report report -> {
          reports.merge(report.getClass(), 1, Integer::sum);
          withNotes += report.unread().isEmpty() ? 0 : 1;
          assertThat(report.unread()).hasSizeLessThanOrEqualTo(Unread.MAX_NOTES);
        }
        case Unrecognised unrecognised -> met.add(unrecognised.why());
      }
    }
    System.out.printf("BodyFuzzTest: %s, %d with notes, %s%n", reports, withNotes, met);
    // What the generator must have covered for the run to mean anything:
    assertThat(reports)
        .containsOnlyKeys(
            PaymentReport.class, StudentReport.class, PlanReport.class, LoanReport.class)
        .allSatisfy((kind, count) -> assertThat(count).isGreaterThan(BODIES / 100));
    assertThat(withNotes).isGreaterThan(BODIES / 200);
    assertThat(met)
        .contains(
            Unrecognised.Why.NOT_JSON,
            Unrecognised.Why.NOT_AN_ENVELOPE,
            Unrecognised.Why.UNKNOWN_EVENT,
            Unrecognised.Why.UNPROJECTABLE);
  }

  /** A body of each event, in each kind of drift. */
  private static List<byte[]> originals() {
    return Events.topics().keySet().stream()
        .flatMap(event -> Stream.of(Drift.values()).map(d -> SyntheticBodies.of(event, d)))
        .toList();
  }

  private static byte[] mutilated(byte[] original, Random random) {
    byte[] body = original.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      body = changed(body, random);
    }
    return body;
  }

  private static byte[] changed(byte[] body, Random random) {
    if (body.length == 0) {
      return body;
    }
    int at = random.nextInt(body.length);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(body, at);
      case 1 -> {
        body[at] = (byte) random.nextInt(256);
        yield body;
      }
      case 2 -> spliced(body, at, at, splinter(random));
      case 3 -> spliced(body, at, Math.min(body.length, at + 1 + random.nextInt(20)), "");
      case 4 -> replacedValue(body, random);
      default -> renamed(body, random);
    };
  }

  /** Puts another value behind a colon, where most mutations would only break the syntax. */
  private static byte[] replacedValue(byte[] body, Random random) {
    String text = new String(body, UTF_8);
    int colon = text.indexOf(": ", random.nextInt(text.length() + 1));
    if (colon < 0) {
      return body;
    }
    int end = colon + 2;
    while (end < text.length() && ",}]\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return (text.substring(0, colon + 2) + splinter(random) + text.substring(end)).getBytes(UTF_8);
  }

  private static byte[] renamed(byte[] body, Random random) {
    List<String> names =
        List.of(
            "event",
            "payload",
            "amount",
            "details",
            "timestamp",
            "payment",
            "order",
            "student",
            "application",
            "subscription",
            "mandate",
            "notes",
            "grade",
            "disbursements");
    String name = names.get(random.nextInt(names.size()));
    return new String(body, UTF_8).replace('"' + name + '"', "\"renamed\"").getBytes(UTF_8);
  }

  private static byte[] spliced(byte[] body, int from, int to, String middle) {
    byte[] between = middle.getBytes(UTF_8);
    byte[] result = new byte[from + between.length + body.length - to];
    System.arraycopy(body, 0, result, 0, from);
    System.arraycopy(between, 0, result, from, between.length);
    System.arraycopy(body, to, result, from + between.length, body.length - to);
    return result;
  }

  private static String splinter(Random random) {
    return SPLINTERS.get(random.nextInt(SPLINTERS.size()));
  }
}
