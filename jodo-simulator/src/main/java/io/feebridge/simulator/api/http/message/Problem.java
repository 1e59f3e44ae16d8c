package io.feebridge.simulator.api.http.message;

import io.feebridge.simulator.command.Outcome.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Errors with a body of Jodo's form: message, status, error_type, a code where one is documented,
 * and the fields that were wrong.
 *
 * @param code HUE00000, MAE00001, E0000 …; null where Jodo documents none
 */
public record Problem(int status, @Nullable String code, String message, List<Field> fields) {

  /** Code of a payload of the wrong form, as seen live. */
  public static final String INVALID_PAYLOAD = "E0000";

  /** The body that has been seen live: what is wrong with the payload, field by field. */
  public static Problem invalidPayload(List<Field> fields) {
    return new Problem(400, INVALID_PAYLOAD, "Invalid payload!", fields);
  }

  /** This problem as an answer. */
  public Answer answer() {
    Members body =
        Members.of("message", message)
            .and("status", "error")
            .and("error_type", errorType())
            .andIfGiven("code", code);
    if (!fields.isEmpty()) {
      body.andList(
          "errors",
          fields,
          field -> Members.of("key", field.key()).and("message", field.message()));
    }
    return new Answer(status, body.asMap());
  }

  private String errorType() {
    return switch (status) {
      case 404 -> "NotFoundError";
      case 409 -> "ConflictError";
      default -> "BadRequestError";
    };
  }
}
