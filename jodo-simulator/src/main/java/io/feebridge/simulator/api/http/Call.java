package io.feebridge.simulator.api.http;

import io.feebridge.simulator.form.http.Form;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One authenticated call.
 *
 * @param path values of the path's variables, decoded, by name without the colon
 * @param query the first value of each query parameter
 * @param body null when there was none
 */
public record Call(
    Operation operation,
    Map<String, String> path,
    Map<String, String> query,
    @Nullable JsonNode body) {

  private static final String STUDENT_PREFIX = "student_";

  /** A variable of the path, which the operation's path is sure to have. */
  public String variable(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException(operation + " has no variable " + name);
    }
    return value;
  }

  /** The student's id in digits; both {@code student_1234} and {@code 1234} are taken. */
  public String studentId() {
    String id = variable("jodo_student_id");
    return id.startsWith(STUDENT_PREFIX) ? id.substring(STUDENT_PREFIX.length()) : id;
  }

  /** A query parameter; null when it is missing or empty. */
  public @Nullable String parameter(String name) {
    String value = query.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** The body to be read and checked. */
  public Form form() {
    return Form.of(body);
  }
}
