package io.feebridge.localstack.port;

import java.util.Locale;

/**
 * One port a person may change.
 *
 * @param word such as {@code ingress} or {@code ingress-management}
 * @param usual number of it, when nobody says otherwise
 */
public record PortName(String word, int usual) {

  /** The option that changes it, such as {@code --ingress-port}. */
  public String option() {
    return "--" + word + "-port";
  }

  /** The environment variable that changes it, such as {@code FEEBRIDGE_INGRESS_PORT}. */
  public String variable() {
    return "FEEBRIDGE_" + word.toUpperCase(Locale.ROOT).replace('-', '_') + "_PORT";
  }
}
