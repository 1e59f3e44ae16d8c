package io.feebridge.ingress.spool;

import io.feebridge.ingress.publishing.Publication;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of this instance that are on no topic yet, on a disk of its own.
 *
 * <p>A change is done when its stage says so: then it is forced to the disk and outlives the
 * process and the machine. A change that is not {@link SpoolOutcome#DONE} changed nothing. Every
 * stage completes normally; its dependents run on the thread that writes, so they must be short.
 *
 * <p>What is read is what was forced. Reading does not wait for writing.
 */
public interface Spool {

  /** Keeps a delivery: waiting, or set aside at once when the cause is a refusal for good. */
  CompletionStage<SpoolOutcome> keep(Publication publication, SpoolCause cause);

  /**
   * Deliveries that wait, by ascending id.
   *
   * @param after the id before the first one wanted; 0 for the first of all
   * @param atMost how many
   * @param bytes of bodies after which no further one is added
   * @throws UnreadableException when the store cannot be read
   */
  List<SpooledDelivery> waiting(long after, int atMost, long bytes);

  /** Removes what has been published. Ids that are gone already are no error. */
  CompletionStage<SpoolOutcome> remove(Collection<Long> published);

  /** Sets a waiting delivery aside, so that it is not published again until somebody decides. */
  CompletionStage<SpoolOutcome> setAside(long id, SetAside.Reason reason);

  /**
   * Deliveries that are set aside, by ascending id, without their bodies.
   *
   * @param after the id before the first one wanted; 0 for the first of all
   * @throws UnreadableException when the store cannot be read
   */
  List<SetAside> setAside(long after, int atMost);

  /**
   * Carries out a person's decision on a delivery that is set aside, and keeps the decision, with
   * ids and hash but without the body.
   */
  CompletionStage<SpoolOutcome> decide(long id, Decision decision);

  /** How full it is now; costs nothing. */
  SpoolLevel level();

  /**
   * Since when the oldest delivery of those that wait has been here; null when none waits.
   *
   * @throws UnreadableException when the store cannot be read
   */
  @Nullable Instant oldest();

  /** What keeps it from taking a delivery, in words for an operator; null when nothing does. */
  @Nullable String obstacle();

  /** The store of the spool cannot be read now. */
  final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnreadableException(Throwable cause) {
      super("The spool cannot be read", cause);
    }
  }
}
