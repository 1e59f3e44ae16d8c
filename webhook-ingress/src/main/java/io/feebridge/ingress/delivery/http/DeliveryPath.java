package io.feebridge.ingress.delivery.http;

import org.jspecify.annotations.Nullable;

/**
 * The path of a delivery: {@code /webhooks/jodo/{collector}} or {@code
 * /webhooks/jodo/{collector}/{event}}, as Reactor Netty has decoded it. Collectors and event codes
 * need no escapes.
 */
record DeliveryPath(String collector, @Nullable String event) {

  static final String PREFIX = "/webhooks/jodo/";

  private static final int MAX_EVENT = 128;

  /** The path as read, or null when no delivery is received there. */
  static @Nullable DeliveryPath of(String path) {
    if (!path.startsWith(PREFIX)) {
      return null;
    }
    int slash = path.indexOf('/', PREFIX.length());
    String collector = path.substring(PREFIX.length(), slash < 0 ? path.length() : slash);
    String event = slash < 0 ? "" : path.substring(slash + 1);
    if (collector.isEmpty() || event.indexOf('/') >= 0 || event.length() > MAX_EVENT) {
      return null;
    }
    return new DeliveryPath(collector, event.isEmpty() ? null : event);
  }
}
