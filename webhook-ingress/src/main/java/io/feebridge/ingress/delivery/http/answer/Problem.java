package io.feebridge.ingress.delivery.http.answer;

import io.netty.util.AsciiString;

/**
 * The refusals of the endpoint as RFC 9457 problem details. The types are stable; the texts are
 * fixed, so no answer repeats anything of the request.
 */
public enum Problem {
  NOT_GENUINE(401, "not-genuine", "The delivery could not be proved genuine."),
  ADDRESS_NOT_ALLOWED(403, "address-not-allowed", "Nothing is accepted from this address."),
  UNKNOWN_COLLECTOR(404, "unknown-collector", "No collector of this name is configured."),
  NO_SUCH_PATH(404, "no-such-path", "Nothing is received here."),
  METHOD_NOT_ALLOWED(405, "method-not-allowed", "Deliveries are sent by POST."),
  BODY_TOO_SLOW(408, "body-too-slow", "The body did not arrive in time."),
  BODY_TOO_LARGE(413, "body-too-large", "The body is longer than a delivery may be."),
  TOO_MANY_FAILURES(429, "too-many-failures", "Too many deliveries could not be proved genuine."),
  OVERLOADED(503, "overloaded", "Too much is being received at once; send it again later."),
  UNAVAILABLE(503, "unavailable", "The delivery cannot be made durable now; send it again later.");

  static final AsciiString MEDIA_TYPE = AsciiString.cached("application/problem+json");

  private final int status;
  private final String body;

  Problem(int status, String type, String title) {
    this.status = status;
    body =
        """
        {"type":"urn:feebridge:problem:%s","title":"%s","status":%d}"""
            .formatted(type, title, status);
  }

  public int status() {
    return status;
  }

  /** ASCII alone. */
  public String body() {
    return body;
  }

  /** Whether the request may not have been read to its end, so that its connection must end. */
  boolean endsConnection() {
    return switch (this) {
      case UNKNOWN_COLLECTOR,
          NO_SUCH_PATH,
          METHOD_NOT_ALLOWED,
          BODY_TOO_SLOW,
          BODY_TOO_LARGE,
          OVERLOADED ->
          true;
      case NOT_GENUINE, ADDRESS_NOT_ALLOWED, TOO_MANY_FAILURES, UNAVAILABLE -> false;
    };
  }
}
