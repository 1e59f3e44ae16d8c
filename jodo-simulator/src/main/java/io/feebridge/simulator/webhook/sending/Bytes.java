package io.feebridge.simulator.webhook.sending;

import io.feebridge.simulator.event.WorldEvent;
import io.feebridge.simulator.webhook.Body;
import java.util.SplittableRandom;

/** Bodies that differ from the genuine one on purpose. */
final class Bytes {

  /** What makes a code one that nobody knows. */
  static final String UNKNOWN = ".revised";

  private Bytes() {}

  /** The same JSON value in other bytes: spaced otherwise, with a line end. */
  static Body respaced(Body body) {
    String text = body.text();
    return Body.of(text.startsWith("{") ? "{ " + text.substring(1) + "\n" : " " + text);
  }

  /** The same event under a code that nobody knows, with an id of its own. */
  static Body renamed(Body body, WorldEvent event, String id) {
    String code = event.code().code();
    return Body.of(
        body.text().replace('"' + code + '"', '"' + code + UNKNOWN + '"').replace(event.id(), id));
  }

  /** 16 to 512 bytes that mean nothing. */
  static Body noise(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(16, 513)];
    random.nextBytes(bytes);
    return Body.of(bytes);
  }
}
