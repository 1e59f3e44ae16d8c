package io.feebridge.messaging.deadletter;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads what waits in quarantine, in the current transaction when there is one. */
public interface Quarantine {

  /** How many records about each of these subjects wait; subjects without any are left out. */
  Map<String, Integer> countBySubject(Collection<String> subjects);

  /**
   * The records about one subject, oldest first.
   *
   * @param limit 1 or more
   */
  List<QuarantinedRecord> findBySubject(String subject, int limit);

  /**
   * All records with an id above {@code afterId}, oldest first: a page of the whole quarantine.
   *
   * @param afterId 0 for the first page
   * @param limit 1 or more
   */
  List<QuarantinedRecord> findAfter(long afterId, int limit);
}
