package io.feebridge.systemtests.fault;

import java.util.Set;

/** Something bad that happens to a running stack. */
interface Fault {

  /** What happens, such as {@code kill -9 ledger}. */
  String name();

  /** Parts it harms or needs unharmed; two faults may happen at once when they share none. */
  Set<String> parts();

  /** How many processes it hits. */
  default int hits() {
    return 1;
  }

  /** Makes it happen, and returns when it has; whatever must be undone is undone by then. */
  void inflict(Battlefield field) throws Exception;
}
