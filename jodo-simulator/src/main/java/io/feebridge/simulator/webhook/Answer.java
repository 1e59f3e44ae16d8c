package io.feebridge.simulator.webhook;

/**
 * What the receiver said.
 *
 * @param status of HTTP; 0 when there was no answer
 * @param hint why there was none, or the beginning of the answer
 * @param millis how long it took by the machine's clock
 */
public record Answer(int status, String hint, long millis) {

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }
}
