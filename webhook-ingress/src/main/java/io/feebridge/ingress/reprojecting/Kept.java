package io.feebridge.ingress.reprojecting;

import io.feebridge.ingress.publishing.Evidence;
import org.jspecify.annotations.Nullable;

/** One stored record of a webhook that may be read better today. */
public sealed interface Kept {

  /** The topic it stands on. */
  String topic();

  /** It stands there. */
  String position();

  /**
   * A record of ours, whose body can be read anew.
   *
   * @param event as the record has it; null when none was read
   * @param was why no other record carried it, in lower case; {@code unread} for a record of which
   *     fields could not be read
   * @param gaps which fields that are; everything, of an unrecognised delivery
   * @param traceparent of the delivery, from the record's header
   */
  record Reread(
      String topic,
      String position,
      Identity identity,
      @Nullable String event,
      String was,
      Gaps gaps,
      Evidence evidence,
      @Nullable String traceparent)
      implements Kept {}

  /** It is no record of a known contract. */
  record Undecodable(String topic, String position) implements Kept {}
}
