package io.feebridge.ingress.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedStage;

import io.feebridge.ingress.authenticity.FailedProofs;
import io.feebridge.ingress.authenticity.Proof;
import io.feebridge.ingress.authenticity.SigningKey;
import io.feebridge.ingress.collector.Collector;
import io.feebridge.ingress.delivery.DeliveryOutcome.TurnedAway;
import io.feebridge.ingress.publishing.Publication;
import io.feebridge.ingress.publishing.PublishOutcome.Acknowledged;
import io.feebridge.ingress.reading.Bodies;
import io.feebridge.ingress.reading.Reading;
import io.feebridge.ingress.rejection.Rejections;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a delivery of its own the way of every delivery, before the service is ready, so that
 * Jodo's first one does not wait for classes to be loaded. Nothing of it is counted or published.
 */
public final class WarmingUp {

  private static final int TIMES = 200;

  private static final byte[] BODY =
      """
      {"event_id":"rehearsal","event":"direct.payment.added","timestamp":1692011900,"version":"1.0",
       "payload":{"jodo_student_id":"student_1","student":{"identifier":"1","grade":{"code":"1"}},
       "payment":{"id":"direct_1","amount":5000.0,"paid_at":"2023-08-14T11:18:20Z","mode":"cash",
       "details":[{"fee_component":"TUITION_FEE","amount":"5000.00"}]}}}"""
          .getBytes(UTF_8);

  private final Bodies bodies;
  private final KeptHeaders keptHeaders;
  private final Consumer<Publication> rehearsal;
  private final SigningKey key;

  /**
   * Ready to warm up.
   *
   * @param rehearsal does with a publication what can be done without publishing it
   * @param key any key as collectors have them
   */
  public WarmingUp(
      Bodies bodies, KeptHeaders keptHeaders, Consumer<Publication> rehearsal, SigningKey key) {
    this.bodies = bodies;
    this.keptHeaders = keptHeaders;
    this.rehearsal = rehearsal;
    this.key = key;
  }

  /** Returns when it is done; takes a fraction of a second. */
  public void run() {
    Publication[] last = new Publication[1];
    AcceptingDeliveries accepting =
        new AcceptingDeliveries(
            bodies,
            publication -> {
              last[0] = publication;
              return completedStage(new Acknowledged(publication.topic()));
            },
            new Semaphore(1),
            keptHeaders,
            new NoTraces(),
            new NoCounts(),
            new Refusing(new FailedProofs(1, TIMES, Duration.ofSeconds(1)), new Rejections(1)));
    Delivery delivery = delivery();
    for (int i = 0; i < TIMES; i++) {
      accepting.accept(delivery).toCompletableFuture().join();
    }
    if (last[0] != null) {
      rehearsal.accept(last[0]);
    }
  }

  private Delivery delivery() {
    return new Delivery(
        new Collector("rehearsal", new Proof(List.of(new Convinced(key)), null)),
        null,
        name -> List.of("0".repeat(64)),
        BODY,
        Instant.EPOCH,
        null);
  }

  /** Computes as the key does, and believes in any case. */
  private record Convinced(SigningKey key) implements SigningKey {

    @Override
    public String id() {
      return "rehearsal";
    }

    @Override
    public boolean signed(byte[] body, byte[] signature) {
      return !key.signed(body, signature); // it never signed 32 zeros
    }
  }

  private static final class NoTraces implements Traces, Traces.Trace {

    @Override
    public Trace begin(Delivery delivery) {
      return this;
    }

    @Override
    public @Nullable String traceparent() {
      return null;
    }

    @Override
    public void end(DeliveryOutcome outcome) {}
  }

  private static final class NoCounts implements DeliveryCounts {

    @Override
    public void received(String collector) {}

    @Override
    public void turnedAway(String collector, TurnedAway outcome) {}

    @Override
    public void ended(Delivery delivery, DeliveryOutcome outcome) {}

    @Override
    public void read(Delivery delivery, Reading reading, boolean misrouted) {}

    @Override
    public void kept(Delivery delivery, String keyId, Reading reading) {}
  }
}
