package io.feebridge.simulator.pages.http;

import io.feebridge.simulator.command.Outcome;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Answers to the pages: JSON, or a problem whose detail is a sentence for the payer. */
final class Answers {

  private Answers() {}

  static ResponseEntity<Object> ok(Object body) {
    return ResponseEntity.ok(body);
  }

  static ResponseEntity<Object> problem(HttpStatus status, String detail) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemDetail.forStatusAndDetail(status, detail));
  }

  /** What {@code done} makes of the id, or the refusal. */
  static ResponseEntity<Object> of(Outcome outcome, Function<String, Object> done) {
    return switch (outcome) {
      case Outcome.Done(String id) -> ok(done.apply(id));
      case Outcome.Refused refused -> problem(status(refused.reason()), sentence(refused));
    };
  }

  private static HttpStatus status(Outcome.Reason reason) {
    return switch (reason) {
      case INVALID -> HttpStatus.BAD_REQUEST;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
    };
  }

  private static String sentence(Outcome.Refused refused) {
    return refused.fields().isEmpty()
        ? refused.message()
        : refused.message()
            + ": "
            + String.join(
                "; ", refused.fields().stream().map(f -> f.key() + " " + f.message()).toList());
  }
}
