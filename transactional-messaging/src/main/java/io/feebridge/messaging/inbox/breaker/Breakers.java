package io.feebridge.messaging.inbox.breaker;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The breakers of a service's consumer groups, as operators see and change them. */
public interface Breakers {

  /** Every breaker that ever changed, by group and version. */
  List<StandingBreaker> all();

  Optional<StandingBreaker> find(String group, String version);

  /**
   * Closes it: the records that opened it are judged anew, from an empty window.
   *
   * @return false when it was closed already, and nothing changed
   */
  boolean close(String group, String version, String by, String reason);

  /**
   * Lets records be set aside without counting them.
   *
   * @param records at least so many; the batch that reaches the number goes through whole. Empty:
   *     until the breaker is closed
   */
  void allow(String group, String version, OptionalLong records, String by, String reason);
}
