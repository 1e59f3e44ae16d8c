package io.feebridge.simulator.api.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What Jodo does not document about its API, or an institute's set-up decides.
 *
 * @param calls answered in each {@code window} before 429; 0 means all
 * @param window of {@code calls}, by the machine's clock
 * @param silence how long a call that is never answered is held open
 * @param studentId form in which Register Student returns its id
 * @param orderStatus whether Create Pay Order says {@code "status":"success"}; one of Jodo's
 *     samples does not
 */
@ConfigurationProperties("simulator.api")
public record ApiSettings(
    @DefaultValue("0") int calls,
    @DefaultValue("1m") Duration window,
    @DefaultValue("2m") Duration silence,
    @DefaultValue("prefixed") StudentIdForm studentId,
    @DefaultValue("true") boolean orderStatus) {

  /** How an id of a student is written in an answer; calls may use either. */
  public enum StudentIdForm {
    /** {@code "student_1234"}. */
    PREFIXED,
    /** {@code "1234"}. */
    DIGITS;

    /** The id in this form. */
    public String of(String digits) {
      return this == PREFIXED ? "student_" + digits : digits;
    }
  }
}
