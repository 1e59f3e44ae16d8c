package io.feebridge.messaging.outbox.relay;

import java.time.Instant;
import java.util.List;

/** What a relay tells about its work, from its one thread. */
public interface RelayEvents {

  /** These many messages are in hand. */
  void taken(int messages);

  /** These many were published and marked. */
  void published(int messages);

  /** These were set aside and marked. */
  void refused(List<RefusedMessage> messages);

  /** These many were put back unmarked: they will be taken again, here or elsewhere. */
  void returned(int messages);

  /** A successor shut this relay out, or took its lease. */
  void fenced();

  /** The relay has been repeating since then without success. */
  void stalled(Instant since);

  /** The relay gets on, or stands by. */
  void flowing();

  void measured(Lag lag);

  /** Retention deleted these many published messages. */
  void deleted(int messages);

  /** Measuring or retention failed; publishing goes on. */
  void neglected();
}
