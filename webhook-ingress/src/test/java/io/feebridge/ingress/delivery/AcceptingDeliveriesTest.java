package io.feebridge.ingress.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedStage;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ingress.address.Address;
import io.feebridge.ingress.authenticity.FailedProofs;
import io.feebridge.ingress.authenticity.Proof;
import io.feebridge.ingress.authenticity.SigningKey;
import io.feebridge.ingress.authenticity.Verdict.Doubt;
import io.feebridge.ingress.collector.Collector;
import io.feebridge.ingress.delivery.DeliveryOutcome.Accepted;
import io.feebridge.ingress.delivery.DeliveryOutcome.NotGenuine;
import io.feebridge.ingress.delivery.DeliveryOutcome.TooManyFailures;
import io.feebridge.ingress.delivery.DeliveryOutcome.TurnedAway;
import io.feebridge.ingress.delivery.DeliveryOutcome.Unavailable;
import io.feebridge.ingress.delivery.DeliveryOutcome.Unavailable.Cause;
import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.publishing.Publications;
import io.feebridge.ingress.publishing.PublishOutcome;
import io.feebridge.ingress.publishing.PublishOutcome.Acknowledged;
import io.feebridge.ingress.publishing.PublishOutcome.RefusedForGood;
import io.feebridge.ingress.publishing.PublishOutcome.Spooled;
import io.feebridge.ingress.publishing.Topic;
import io.feebridge.ingress.reading.Bodies;
import io.feebridge.ingress.reading.PaymentReport;
import io.feebridge.ingress.reading.Reading;
import io.feebridge.ingress.reading.Unrecognised;
import io.feebridge.ingress.reading.Unrecognised.Why;
import io.feebridge.ingress.rejection.Rejection;
import io.feebridge.ingress.rejection.Rejections;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class AcceptingDeliveriesTest {

  private static final byte[] BODY = "{}".getBytes(UTF_8);
  private static final Bodies PAYMENT =
      body ->
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
              List.of());

  private final List<Publication> published = new ArrayList<>();
  private final Semaphore permits = new Semaphore(1);
  private final Tally tally = new Tally();
  private final Rejections rejections = new Rejections(10);
  private final Refusing refusing =
      new Refusing(new FailedProofs(8, 2, Duration.ofSeconds(3)), rejections);
  private final OneTrace traces = new OneTrace();

  @Test
  void nothingIsReadBeforeTheProof() {
    Bodies untouchable =
        body -> {
          throw new AssertionError("read before it was proved");
        };
    assertThat(outcome(untouchable, acknowledging(), false))
        .isEqualTo(new NotGenuine(Doubt.SIGNATURE_WRONG, null));
    assertThat(published).isEmpty();
    assertThat(traces.begun).as("what is forged has no trace").isZero();
  }

  @Test
  void whatFailsTooOftenFromOneAddressIsToldToWaitAndNotRememberedEachTime() {
    for (int i = 0; i < 2; i++) {
      assertThat(outcome(PAYMENT, acknowledging(), false))
          .isEqualTo(new NotGenuine(Doubt.SIGNATURE_WRONG, null));
    }
    for (int i = 0; i < 5; i++) {
      assertThat(outcome(PAYMENT, acknowledging(), false))
          .isEqualTo(new TooManyFailures(Duration.ofSeconds(3)));
    }
    assertThat(rejections.total()).isEqualTo(2);
    assertThat(outcome(PAYMENT, acknowledging(), true))
        .as("what is genuine never waits")
        .isEqualTo(new Accepted("e1", "k1", Topic.PAYMENTS));
  }

  @Test
  void aRefusalIsRememberedByItsHash() {
    outcome(PAYMENT, acknowledging(), false);
    assertThat(rejections.before(Long.MAX_VALUE, 10))
        .containsExactly(
            new Rejection(
                1,
                Instant.EPOCH,
                "north",
                "192.0.2.7",
                "signature_wrong",
                2,
                "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"));
  }

  @Test
  void onlyWhatIsDurableIsKept() {
    outcome(PAYMENT, publication -> completedStage(new RefusedForGood()), true);
    outcome(PAYMENT, acknowledging(), false);
    assertThat(tally.kept).isEmpty();
    outcome(PAYMENT, acknowledging(), true);
    assertThat(tally.kept).hasSize(1);
  }

  @Test
  void aGenuineDeliveryHasOneTraceThatEndsOnceWithItsOutcome() {
    DeliveryOutcome outcome = outcome(PAYMENT, acknowledging(), true);
    assertThat(published.getFirst().traceparent()).isEqualTo("the-trace");
    assertThat(traces.begun).isEqualTo(1);
    assertThat(traces.ended).containsExactly(outcome);
  }

  @Test
  void aMissingEventIdIsReplacedByTheHashOfTheBody() {
    Bodies nameless = body -> new Unrecognised(null, null, Why.NOT_JSON);
    String hash = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    assertThat(outcome(nameless, acknowledging(), true))
        .isEqualTo(new Accepted("sha256:" + hash, "k1", Topic.UNRECOGNISED));
    assertThat(published.getFirst().evidence().bodySha256()).isEqualTo(hash);
    assertThat(published.getFirst().evidence().body()).isEqualTo(BODY);
  }

  @Test
  void whatTheSpoolTookIsAccepted() {
    assertThat(outcome(PAYMENT, publication -> completedStage(new Spooled()), true))
        .isEqualTo(new Accepted("e1", "k1", null));
  }

  @Test
  void withoutASpoolWhatIsRefusedForGoodIsTriedAgainByJodo() {
    assertThat(outcome(PAYMENT, publication -> completedStage(new RefusedForGood()), true))
        .isEqualTo(new Unavailable(Cause.REFUSED_FOR_GOOD));
  }

  @Test
  void withoutAPermitNothingIsPublished() {
    CompletableFuture<PublishOutcome> acknowledgement = new CompletableFuture<>();
    AcceptingDeliveries accepting = accepting(PAYMENT, publication -> acknowledgement);
    CompletableFuture<DeliveryOutcome> first =
        accepting.accept(delivery(true)).toCompletableFuture();
    assertThat(accepting.accept(delivery(true)).toCompletableFuture().join())
        .isEqualTo(new Unavailable(Cause.NO_PERMIT));

    acknowledgement.complete(new Acknowledged(Topic.PAYMENTS));
    assertThat(first.join()).isEqualTo(new Accepted("e1", "k1", Topic.PAYMENTS));
    assertThat(permits.availablePermits()).isEqualTo(1);
  }

  @Test
  void withoutAPermitTheRefusalWaitsForNothingAndDoesNoWorkBeyondTheProof() {
    assertThat(permits.tryAcquire()).isTrue();
    Bodies untouchable =
        body -> {
          throw new AssertionError("read without a permit");
        };
    Publications untouchableToo =
        publication -> {
          throw new AssertionError("published without a permit");
        };
    CompletableFuture<DeliveryOutcome> refused =
        accepting(untouchable, untouchableToo).accept(delivery(true)).toCompletableFuture();

    assertThat(refused)
        .as("on the caller's thread, before the call returns")
        .isCompletedWithValue(new Unavailable(Cause.NO_PERMIT));
    assertThat(traces.begun).isZero();
    assertThat(rejections.total()).isZero();
    assertThat(permits.availablePermits()).as("none is given back twice").isZero();
  }

  @Test
  void aFaultOfOursIsA503AndGivesThePermitBack() {
    Bodies faulty =
        body -> {
          throw new IllegalStateException("a fault");
        };
    assertThat(outcome(faulty, acknowledging(), true)).isEqualTo(new Unavailable(Cause.OTHER));
    assertThat(permits.availablePermits()).isEqualTo(1);
    Publications broken =
        publication -> {
          throw new IllegalStateException("a fault");
        };
    assertThat(outcome(PAYMENT, broken, true)).isEqualTo(new Unavailable(Cause.OTHER));
    assertThat(permits.availablePermits()).isEqualTo(1);
    assertThat(tally.ended).hasSize(2);
    assertThat(traces.ended)
        .containsExactly(new Unavailable(Cause.OTHER), new Unavailable(Cause.OTHER));
  }

  private DeliveryOutcome outcome(Bodies bodies, Publications publications, boolean genuine) {
    DeliveryOutcome outcome =
        accepting(bodies, publications).accept(delivery(genuine)).toCompletableFuture().join();
    assertThat(tally.ended).last().isEqualTo(outcome);
    return outcome;
  }

  private AcceptingDeliveries accepting(Bodies bodies, Publications publications) {
    return new AcceptingDeliveries(
        bodies, publications, permits, new KeptHeaders(List.of()), traces, tally, refusing);
  }

  private Publications acknowledging() {
    return publication -> {
      published.add(publication);
      return completedStage(new Acknowledged(publication.topic()));
    };
  }

  private static Delivery delivery(boolean genuine) {
    SigningKey key =
        new SigningKey() {
          @Override
          public String id() {
            return "k1";
          }

          @Override
          public boolean signed(byte[] body, byte[] signature) {
            return genuine;
          }
        };
    return new Delivery(
        new Collector("north", new Proof(List.of(key), null)),
        null,
        name -> name.equalsIgnoreCase("X-Jodo-Signature") ? List.of("0".repeat(64)) : List.of(),
        BODY,
        Instant.EPOCH,
        Address.parse("192.0.2.7"));
  }

  private static final class OneTrace implements Traces, Traces.Trace {
    private final List<DeliveryOutcome> ended = new ArrayList<>();
    private int begun;

    @Override
    public Trace begin(Delivery delivery) {
      begun++;
      return this;
    }

    @Override
    public String traceparent() {
      return "the-trace";
    }

    @Override
    public void end(DeliveryOutcome outcome) {
      ended.add(outcome);
    }
  }

  private static final class Tally implements DeliveryCounts {
    private final List<DeliveryOutcome> ended = new ArrayList<>();
    private final List<Reading> kept = new ArrayList<>();

    @Override
    public void received(String collector) {}

    @Override
    public void turnedAway(String collector, TurnedAway outcome) {}

    @Override
    public void ended(Delivery delivery, DeliveryOutcome outcome) {
      ended.add(outcome);
    }

    @Override
    public void read(Delivery delivery, Reading reading, boolean misrouted) {}

    @Override
    public void kept(Delivery delivery, String keyId, Reading reading) {
      kept.add(reading);
    }
  }
}
