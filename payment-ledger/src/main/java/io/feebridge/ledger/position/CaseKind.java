package io.feebridge.ledger.position;

import java.util.Locale;

/** Doubts about money that a person decides. Never errors. */
public enum CaseKind {
  /** Total and lines of a report differ. Subject: the fact. At risk: the difference. */
  LINES_AND_AMOUNT_DIFFER,
  /** More settled than debited in one component. Subject: the component. At risk: the excess. */
  SETTLED_NOT_DEBITED,
  /**
   * A settled line did not fit into what was collected. Subject: component and UTR. At risk: the
   * line.
   */
  SETTLED_TWICE_OR_UTR_REPLACED,
  /** A debit bounced after it had settled: Jodo will take the money back. At risk: what settled. */
  BOUNCED_AFTER_SETTLED,
  /** A manual payment was changed after it had been cancelled. At risk: the changed total. */
  UPDATED_AFTER_CANCELLED,
  /** Two facts of one kind in one second say different things. Subject: kind and second. */
  SAME_SECOND_DIFFERS,
  /** One event_id came with different bytes. Subject: event and event_id. */
  SAME_ID_OTHER_BYTES,
  /** Nobody is named as payer. At risk: what was collected. */
  PAYER_UNKNOWN,
  /**
   * The report names a branch that is not the collector's. Subject: the fact. At risk: what was
   * collected.
   */
  FOREIGN_BRANCH,
  /**
   * The fee component of a line was there and could not be read, or it has two names. Subject: the
   * fact. At risk: its total.
   */
  COMPONENT_IN_DOUBT,
  /**
   * A time of a report was there and could not be read, or nothing tells when it happened: it may
   * stand in the wrong place among the others, or on the wrong day. Subject: the fact. At risk: its
   * total.
   */
  TIME_IN_DOUBT;

  /** Lower-case word for APIs, such as {@code settled_not_debited}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
