package io.feebridge.messaging.inbox.batch;

import io.feebridge.messaging.inbox.ReasonCode;
import java.util.List;

/**
 * A batch on its way to being small enough.
 *
 * @param tellsEffect false only for a single record whose very mention the effect refuses
 */
record Part<T>(Batch<T> batch, boolean tellsEffect) {

  /** What to try in its place when it was refused, in order; empty when nothing smaller is left. */
  List<Part<T>> narrower(ReasonCode reason) {
    if (batch.size() > 1) {
      return List.of(new Part<>(batch.firstHalf(), true), new Part<>(batch.secondHalf(), true));
    }
    BatchEntry<T> culprit = batch.entries().getFirst();
    BatchEntry<T> refused = culprit.refused(reason);
    if (!refused.equals(culprit)) {
      return List.of(new Part<>(new Batch<>(List.of(refused)), true));
    }
    return tellsEffect ? List.of(new Part<>(batch, false)) : List.of();
  }
}
