package io.feebridge.simulator.pull;

import io.feebridge.simulator.institute.PullEndpoint;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request for a student.
 *
 * @param about id of the set-up or of the subscription that needs the student
 * @param instalment its number; null for a set-up
 * @param parameters those that were agreed, with this student's values, not encoded
 */
public record PullQuestion(
    String id,
    String studentId,
    Purpose purpose,
    String about,
    @Nullable Integer instalment,
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
