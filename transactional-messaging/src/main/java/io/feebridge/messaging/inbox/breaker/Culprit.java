package io.feebridge.messaging.inbox.breaker;

import io.feebridge.messaging.inbox.SetAsideRecord;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a set-aside record says about who is to blame.
 *
 * @param key a hash of the record's key, empty when it has none
 * @param subject what it is about, empty when that could not be read
 */
record Culprit(Optional<UUID> key, Optional<String> subject) {

  static Culprit of(SetAsideRecord setAside) {
    byte[] key = setAside.record().key();
    return new Culprit(
        key == null ? Optional.empty() : Optional.of(UUID.nameUUIDFromBytes(key)),
        Optional.ofNullable(setAside.subject()));
  }

  /**
   * Whether all of them share one key, or one subject: then it is that payment that is broken and
   * not the service. What has no key shares none.
   */
  static boolean isOneKeyAlone(Collection<Culprit> culprits) {
    return isOne(culprits, Culprit::key) || isOne(culprits, Culprit::subject);
  }

  private static <V> boolean isOne(
      Collection<Culprit> culprits, Function<Culprit, Optional<V>> part) {
    Set<Optional<V>> different = new HashSet<>();
    for (Culprit culprit : culprits) {
      different.add(part.apply(culprit));
      if (different.size() > 1 || different.contains(Optional.empty())) {
        return false;
      }
    }
    return true;
  }
}
