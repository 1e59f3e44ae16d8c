package io.feebridge.ingress.delivery.http.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.feebridge.ingress.authenticity.Verdict.Doubt;
import io.feebridge.ingress.delivery.DeliveryOutcome;
import io.feebridge.ingress.delivery.DeliveryOutcome.Accepted;
import io.feebridge.ingress.delivery.DeliveryOutcome.NotGenuine;
import io.feebridge.ingress.delivery.DeliveryOutcome.TooManyFailures;
import io.feebridge.ingress.delivery.DeliveryOutcome.TurnedAway;
import io.feebridge.ingress.delivery.DeliveryOutcome.Unavailable;
import io.feebridge.ingress.delivery.http.answer.Answer.Extra;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** Outcomes as HTTP answers. */
public final class Answers {

  private static final AsciiString JSON = AsciiString.cached("application/json");
  private static final byte[] ACCEPTED_BEGIN =
      "{\"status\":\"accepted\",\"event_id\":\"".getBytes(UTF_8);
  private static final byte[] ACCEPTED_END = "\"}".getBytes(UTF_8);

  private final Map<Problem, Answer> problems = new EnumMap<>(Problem.class);

  /**
   * Answers of one server.
   *
   * @param retryAfter what a 503 asks the sender to wait
   */
  public Answers(Duration retryAfter) {
    String seconds = Long.toString(retryAfter.toSeconds());
    for (Problem problem : Problem.values()) {
      problems.put(problem, answer(problem, extra(problem, seconds)));
    }
  }

  /** What is answered to {@code outcome}. */
  public Answer to(DeliveryOutcome outcome) {
    return switch (outcome) {
      case Accepted accepted -> accepted(accepted.eventId());
      case NotGenuine(var doubt, var signer) ->
          doubt == Doubt.ADDRESS ? of(Problem.ADDRESS_NOT_ALLOWED) : of(Problem.NOT_GENUINE);
      case TooManyFailures(var pause) ->
          answer(
              Problem.TOO_MANY_FAILURES,
              new Extra(HttpHeaderNames.RETRY_AFTER, Long.toString(pause.toSeconds() + 1)));
      case TurnedAway(var why) -> of(problem(why));
      case Unavailable unavailable -> of(Problem.UNAVAILABLE);
    };
  }

  /** What is answered where nothing is received. */
  public Answer noSuchPath() {
    return of(Problem.NO_SUCH_PATH);
  }

  private Answer of(Problem problem) {
    return Objects.requireNonNull(problems.get(problem));
  }

  private static @Nullable Extra extra(Problem problem, String retryAfterSeconds) {
    return switch (problem) {
      case NOT_GENUINE -> new Extra(HttpHeaderNames.WWW_AUTHENTICATE, "Jodo-Signature");
      case METHOD_NOT_ALLOWED -> new Extra(HttpHeaderNames.ALLOW, "POST");
      case OVERLOADED, UNAVAILABLE -> new Extra(HttpHeaderNames.RETRY_AFTER, retryAfterSeconds);
      case ADDRESS_NOT_ALLOWED,
          UNKNOWN_COLLECTOR,
          NO_SUCH_PATH,
          BODY_TOO_SLOW,
          BODY_TOO_LARGE,
          TOO_MANY_FAILURES ->
          null;
    };
  }

  private static Answer answer(Problem problem, @Nullable Extra extra) {
    return new Answer(
        HttpResponseStatus.valueOf(problem.status()),
        Problem.MEDIA_TYPE,
        extra,
        problem.body().getBytes(UTF_8),
        problem.endsConnection());
  }

  private static Answer accepted(String eventId) {
    byte[] id = JsonStringEncoder.getInstance().quoteAsUTF8(eventId);
    byte[] body = new byte[ACCEPTED_BEGIN.length + id.length + ACCEPTED_END.length];
    System.arraycopy(ACCEPTED_BEGIN, 0, body, 0, ACCEPTED_BEGIN.length);
    System.arraycopy(id, 0, body, ACCEPTED_BEGIN.length, id.length);
    System.arraycopy(ACCEPTED_END, 0, body, ACCEPTED_BEGIN.length + id.length, ACCEPTED_END.length);
    return new Answer(HttpResponseStatus.OK, JSON, null, body, false);
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
