package io.feebridge.messaging.deadletter.publishing;

import java.util.List;
import java.util.Map;

/** Where copies go: beside each topic the one of the same name and an ending. */
public interface DeadLetterTopics extends AutoCloseable {

  /**
   * Sends the letters, each for itself: one that fails holds up none of another topic.
   *
   * @return an outcome for every letter, by its id
   */
  Map<Long, LetterOutcome> publish(List<DeadLetter> letters);

  /** Lets go of the connection; the next publication opens it anew. */
  @Override
  void close();
}
