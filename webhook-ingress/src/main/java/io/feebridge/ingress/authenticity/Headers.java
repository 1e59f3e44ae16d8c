package io.feebridge.ingress.authenticity;

import java.util.List;

/** Headers of one request. */
@FunctionalInterface
public interface Headers {

  /**
   * Every value of the header in the order received, case of {@code name} ignored; empty if none.
   */
  List<String> all(String name);
}
