package io.feebridge.messaging.deadletter.publishing;

import io.feebridge.messaging.inbox.ReasonCode;
import io.feebridge.messaging.inbox.batch.Backoff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Publishes what is due: claim, send, settle. Between sending and settling nothing protects from a
 * crash, so a letter may be published twice and is never left out.
 */
public final class PublishingDeadLetters {

  private static final System.Logger log = System.getLogger(PublishingDeadLetters.class.getName());

  private final DeadLetters letters;
  private final DeadLetterTopics topics;
  private final int atMost;
  private final Backoff backoff;
  private final DeadLetterEvents events;

  /**
   * @param atMost the largest batch; each letter may be as large as a topic's largest record
   * @param backoff the pause of one letter between its attempts
   */
  public PublishingDeadLetters(
      DeadLetters letters,
      DeadLetterTopics topics,
      int atMost,
      Backoff backoff,
      DeadLetterEvents events) {
    this.letters = letters;
    this.topics = topics;
    this.atMost = atMost;
    this.backoff = backoff;
    this.events = events;
  }

  /** Whether more may be due at once. */
  boolean turn() {
    List<DeadLetter> claimed = letters.claim(atMost);
    if (claimed.isEmpty()) {
      return false;
    }
    Map<Long, LetterOutcome> outcomes = topics.publish(claimed);
    List<Long> published = new ArrayList<>();
    int postponed = 0;
    for (DeadLetter letter : claimed) {
      switch (Objects.requireNonNull(outcomes.get(letter.id()))) {
        case LetterOutcome.Published() -> published.add(letter.id());
        case LetterOutcome.Refused(ReasonCode reason) -> refuse(letter, reason);
        case LetterOutcome.Unavailable(String cause) -> {
          postpone(letter, cause);
          postponed++;
        }
      }
    }
    letters.published(published);
    events.published(published.size());
    events.postponed(postponed);
    return postponed == 0 && claimed.size() == atMost;
  }

  void measure() {
    events.measured(letters.backlog());
  }

  void closeTopics() {
    topics.close();
  }

  private void refuse(DeadLetter letter, ReasonCode reason) {
    letters.refused(letter.id(), reason);
    events.refused(reason);
    log.log(
        System.Logger.Level.ERROR,
        "dead letter of {0} will never be published, {1}; quarantine keeps it as {2}",
        letter.record().record(),
        reason,
        Long.toString(letter.id()));
  }

  private void postpone(DeadLetter letter, String cause) {
    letters.postpone(letter.id(), backoff.after(letter.attempts()));
    log.log(
        System.Logger.Level.WARNING,
        "dead letter of {0} waits after attempt {1}: {2}",
        letter.record().record(),
        letter.attempts(),
        cause);
  }
}
