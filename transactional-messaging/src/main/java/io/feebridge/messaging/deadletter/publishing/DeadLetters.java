package io.feebridge.messaging.deadletter.publishing;

import io.feebridge.messaging.inbox.ReasonCode;
import java.time.Duration;
import java.util.List;

/** How far publication has come. Every method throws when the database is away. */
public interface DeadLetters {

  /**
   * Takes letters that are due, oldest first. No other process gets them for the length of the
   * lease; a process that dies holding them only delays them.
   *
   * @param atMost 1 or more
   */
  List<DeadLetter> claim(int atMost);

  void published(List<Long> ids);

  /** Notes that Kafka will never take the letter; its record stays in quarantine. */
  void refused(long id, ReasonCode reason);

  /** Makes the letter due again after a pause. */
  void postpone(long id, Duration pause);

  Backlog backlog();
}
