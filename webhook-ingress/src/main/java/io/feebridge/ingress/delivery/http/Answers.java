package io.feebridge.ingress.delivery.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.feebridge.ingress.authenticity.Verdict.Doubt;
import io.feebridge.ingress.delivery.DeliveryOutcome;
import io.feebridge.ingress.delivery.DeliveryOutcome.Accepted;
import io.feebridge.ingress.delivery.DeliveryOutcome.NotGenuine;
import io.feebridge.ingress.delivery.DeliveryOutcome.TooManyFailures;
import io.feebridge.ingress.delivery.DeliveryOutcome.TurnedAway;
import io.feebridge.ingress.delivery.DeliveryOutcome.Unavailable;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.core.io.JsonStringEncoder;

/** Outcomes as HTTP answers. */
final class Answers {

  private static final byte[] ACCEPTED_BEGIN =
      "{\"status\":\"accepted\",\"event_id\":\"".getBytes(UTF_8);
  private static final byte[] ACCEPTED_END = "\"}".getBytes(UTF_8);

  private final String retryAfterSeconds;

  Answers(Duration retryAfter) {
    retryAfterSeconds = Long.toString(retryAfter.toSeconds());
  }

  /** Sets status and headers of {@code response}, and gives its body. */
  ByteBuf answer(DeliveryOutcome outcome, HttpServerResponse response) {
    return switch (outcome) {
      case Accepted accepted -> accepted(accepted.eventId(), response);
      case NotGenuine(var doubt, var signer) ->
          problem(
              doubt == Doubt.ADDRESS ? Problem.ADDRESS_NOT_ALLOWED : Problem.NOT_GENUINE, response);
      case TooManyFailures(var pause) -> {
        response.header(HttpHeaderNames.RETRY_AFTER, Long.toString(pause.toSeconds() + 1));
        yield problem(Problem.TOO_MANY_FAILURES, response);
      }
      case TurnedAway(var why) -> problem(problem(why), response);
      case Unavailable unavailable -> problem(Problem.UNAVAILABLE, response);
    };
  }

  ByteBuf problem(Problem problem, HttpServerResponse response) {
    String body = problem.body();
    response.status(problem.status());
    head(response, Problem.MEDIA_TYPE, body.length());
    switch (problem) {
      case NOT_GENUINE -> response.header(HttpHeaderNames.WWW_AUTHENTICATE, "Jodo-Signature");
      case METHOD_NOT_ALLOWED -> response.header(HttpHeaderNames.ALLOW, "POST");
      case OVERLOADED, UNAVAILABLE ->
          response.header(HttpHeaderNames.RETRY_AFTER, retryAfterSeconds);
      case ADDRESS_NOT_ALLOWED,
          UNKNOWN_COLLECTOR,
          NO_SUCH_PATH,
          BODY_TOO_SLOW,
          BODY_TOO_LARGE,
          TOO_MANY_FAILURES -> {}
    }
    if (problem.endsConnection()) {
      response.keepAlive(false);
    }
    return Unpooled.copiedBuffer(body, US_ASCII);
  }

  private static ByteBuf accepted(String eventId, HttpServerResponse response) {
    byte[] id = JsonStringEncoder.getInstance().quoteAsUTF8(eventId);
    int length = ACCEPTED_BEGIN.length + id.length + ACCEPTED_END.length;
    response.status(200);
    head(response, "application/json", length);
    return Unpooled.buffer(length)
        .writeBytes(ACCEPTED_BEGIN)
        .writeBytes(id)
        .writeBytes(ACCEPTED_END);
  }

  private static void head(HttpServerResponse response, String mediaType, int length) {
    response
        .header(HttpHeaderNames.CONTENT_TYPE, mediaType)
        .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(length));
  }

  private static Problem problem(TurnedAway.Why why) {
    return switch (why) {
      case UNKNOWN_COLLECTOR -> Problem.UNKNOWN_COLLECTOR;
      case METHOD_NOT_ALLOWED -> Problem.METHOD_NOT_ALLOWED;
      case BODY_TOO_LARGE -> Problem.BODY_TOO_LARGE;
      case NO_MEMORY -> Problem.OVERLOADED;
      case ADDRESS -> Problem.ADDRESS_NOT_ALLOWED;
      // Nobody is there to read the answer to an aborted request.
      case BODY_TOO_SLOW, ABORTED -> Problem.BODY_TOO_SLOW;
    };
  }
}
