package io.feebridge.simulator.api.http.message;

import java.util.List;
import java.util.Map;

/**
 * An answer of the API.
 *
 * @param body maps, lists, texts, numbers and null, in the order in which they are written
 */
public record Answer(int status, Map<String, ?> body) {

  /** {@code {"status":"success"}}. */
  public static Answer success(int status) {
    return new Answer(status, Members.of("status", "success").asMap());
  }

  /** {@code {"status":"success","data":{…}}}. */
  public static Answer success(int status, Members data) {
    return new Answer(status, Members.of("status", "success").and("data", data.asMap()).asMap());
  }

  /** {@code {"status":"success","data":[…]}}. */
  public static Answer success(int status, List<Members> data) {
    return new Answer(
        status,
        Members.of("status", "success")
            .and("data", data.stream().map(Members::asMap).toList())
            .asMap());
  }

  /** A body that holds a message alone, as of refusals that come before any operation. */
  public static Answer message(int status, String message) {
    return new Answer(status, Members.of("message", message).asMap());
  }
}
