package io.feebridge.messaging.deadletter.publishing;

import io.feebridge.messaging.inbox.ReasonCode;

/** What the publication of dead letters tells about its work. */
public interface DeadLetterEvents {

  void published(int letters);

  void refused(ReasonCode reason);

  /** These many attempts failed; the letters are due again later. */
  void postponed(int letters);

  void measured(Backlog backlog);
}
