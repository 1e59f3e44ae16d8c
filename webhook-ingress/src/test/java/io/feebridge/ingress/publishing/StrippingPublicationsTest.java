package io.feebridge.ingress.publishing;

import static java.util.concurrent.CompletableFuture.completedStage;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ingress.publishing.PublishOutcome.Acknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.Hindrance;
import io.feebridge.ingress.publishing.PublishOutcome.NotAcknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.RefusedForGood;
import io.feebridge.ingress.reading.PaymentReport;
import io.feebridge.ingress.reading.Unrecognised;
import io.feebridge.ingress.reading.Unrecognised.Why;
import io.feebridge.ingress.spool.Deliveries;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrippingPublicationsTest {

  private static final Publication UNRECOGNISED = Deliveries.named("e1");
  private static final Publication PAYMENT =
      new Publication(
          new PaymentReport(
              "e1",
              "direct.payment.added",
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              List.of()),
          UNRECOGNISED.evidence(),
          "the-trace");

  private final List<Publication> published = new ArrayList<>();

  @Test
  void whatIsRefusedForGoodIsPublishedWithoutItsReading() {
    assertThat(
            outcome(
                PAYMENT,
                p ->
                    p.topic() == Topic.PAYMENTS
                        ? new RefusedForGood()
                        : new Acknowledged(p.topic())))
        .isEqualTo(new Acknowledged(Topic.UNRECOGNISED));
    assertThat(published).hasSize(2).allMatch(p -> "the-trace".equals(p.traceparent()));
    assertThat(published.getLast().reading())
        .isEqualTo(new Unrecognised("e1", "direct.payment.added", Why.UNPROJECTABLE));
  }

  @Test
  void whatHasNoReadingIsNotPublishedTwice() {
    assertThat(outcome(UNRECOGNISED, p -> new RefusedForGood())).isEqualTo(new RefusedForGood());
    assertThat(published).hasSize(1);
  }

  @Test
  void whatIsRefusedTwiceIsRefused() {
    assertThat(outcome(PAYMENT, p -> new RefusedForGood())).isEqualTo(new RefusedForGood());
    assertThat(published).hasSize(2);
  }

  @Test
  void anyOtherOutcomeStays() {
    PublishOutcome late = new NotAcknowledged(Hindrance.TIMEOUT);
    assertThat(outcome(PAYMENT, p -> late)).isEqualTo(late);
    assertThat(published).containsExactly(PAYMENT);
  }

  private PublishOutcome outcome(
      Publication publication, java.util.function.Function<Publication, PublishOutcome> kafka) {
    return new StrippingPublications(
            p -> {
              published.add(p);
              return completedStage(kafka.apply(p));
            })
        .publish(publication)
        .toCompletableFuture()
        .join();
  }
}
