package io.feebridge.ingress.publishing;

import static java.util.concurrent.CompletableFuture.completedStage;

import io.feebridge.ingress.publishing.PublishOutcome.RefusedForGood;
import java.util.concurrent.CompletionStage;

/**
 * Publishes a delivery whose record is refused for good once more, without its reading: a body that
 * fits may have a record that does not.
 */
public final class StrippingPublications implements Publications {

  private final Publications publications;

  public StrippingPublications(Publications publications) {
    this.publications = publications;
  }

  @Override
  public CompletionStage<PublishOutcome> publish(Publication publication) {
    return publications
        .publish(publication)
        .thenCompose(
            outcome ->
                outcome instanceof RefusedForGood && publication.topic() != Topic.UNRECOGNISED
                    ? publications.publish(publication.setAside())
                    : completedStage(outcome));
  }
}
