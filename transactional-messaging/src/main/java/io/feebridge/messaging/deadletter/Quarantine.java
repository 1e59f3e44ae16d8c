package io.feebridge.messaging.deadletter;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the quarantine, in the current transaction when there is one. */
public interface Quarantine {

  /** How many records about each of these subjects wait; subjects without any are left out. */
  Map<String, Integer> countBySubject(Collection<String> subjects);

  /**
   * The waiting records about one subject, oldest first.
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

  Optional<QuarantinedRecord> find(long id);

  /** A record and all that was done about it; empty when there is no such record. */
  Optional<QuarantineEntry> entry(long id);

  /**
   * A page of entries, oldest first.
   *
   * @param afterId 0 for the first page
   * @param limit 1 or more
   */
  List<QuarantineEntry> page(QuarantineFilter filter, long afterId, int limit);

  /** How many records the filter means. */
  long count(QuarantineFilter filter);
}
