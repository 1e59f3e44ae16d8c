package io.feebridge.simulator.pull;

import io.feebridge.simulator.institute.PullEndpoint;
import java.time.Instant;
import java.util.Map;

/**
 * One request for a student.
 *
 * @param parameters those that were agreed, with this student's values, not encoded
 */
public record PullQuestion(
    String id,
    String studentId,
    Purpose purpose,
    PullEndpoint endpoint,
    Map<String, String> parameters,
    Instant askedAt) {

  /** Why Jodo asks. */
  public enum Purpose {
    SET_UP,
    INSTALMENT,
    REMINDER
  }
}
