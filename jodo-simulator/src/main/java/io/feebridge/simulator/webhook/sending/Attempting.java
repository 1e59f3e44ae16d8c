package io.feebridge.simulator.webhook.sending;

import io.feebridge.simulator.clock.Agenda;
import io.feebridge.simulator.mischief.MischiefRules;
import io.feebridge.simulator.webhook.Answer;
import io.feebridge.simulator.webhook.Attempt;
import io.feebridge.simulator.webhook.Attempt.Spoilt;
import io.feebridge.simulator.webhook.Body;
import io.feebridge.simulator.webhook.Deliveries;
import io.feebridge.simulator.webhook.Delivery;
import io.feebridge.simulator.webhook.Delivery.State;
import io.feebridge.simulator.webhook.FailureNotice;
import io.feebridge.simulator.webhook.Timetable;
import io.feebridge.simulator.webhook.Webhook;
import io.feebridge.simulator.webhook.Webhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sends attempts and draws the consequences of their answers.
 *
 * <p>An answer is noted when it comes, but counts only {@link Policy#answerWindow()} of simulated
 * time after the attempt, in the order of attempts. Until then time does not pass that instant. So
 * retries and disablement depend on what was answered, never on how quickly.
 */
public final class Attempting {

  /**
   * How deliveries are tried.
   *
   * @param failuresUntilDisabled of one webhook, in a row
   */
  public record Policy(Timetable timetable, int failuresUntilDisabled, Duration answerWindow) {}

  private static final Answer LOST = new Answer(0, "lost on its way: outage on request", 0);

  private final Agenda agenda;
  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final MischiefRules mischief;
  private final Policy policy;
  private final Signer signer;
  private final Consumer<Sending> outgoing;

  public Attempting(
      Agenda agenda,
      Webhooks webhooks,
      Deliveries deliveries,
      MischiefRules mischief,
      Policy policy,
      Signer signer,
      Consumer<Sending> outgoing) {
    this.agenda = agenda;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.mischief = mischief;
    this.policy = policy;
    this.signer = signer;
    this.outgoing = outgoing;
  }

  void first(Delivery delivery, Instant due, Spoilt spoilt) {
    deliveries.put(delivery.next(due));
    schedule(delivery, due, 1, spoilt);
  }

  /** Notes an answer; false when there is no such attempt, or it was answered before. */
  public boolean answered(String deliveryId, int number, Answer answer) {
    Optional<Attempt> attempt = attempt(deliveryId, number);
    if (attempt.isEmpty() || attempt.get().answer() != null) {
      return false;
    }
    Delivery noted = deliveries.find(deliveryId).orElseThrow().answered(number, answer);
    deliveries.put(answer.isSuccess() ? noted.ended(State.DELIVERED) : noted);
    return true;
  }

  private void schedule(Delivery delivery, Instant due, int number, Spoilt spoilt) {
    String what = "attempt " + number + " of " + delivery.id() + ", " + delivery.event();
    agenda.at(due, what, () -> send(delivery.id(), number, spoilt));
  }

  private void send(String deliveryId, int number, Spoilt spoilt) {
    Delivery delivery = deliveries.find(deliveryId).orElseThrow();
    Webhook webhook = webhooks.find(delivery.webhookId()).orElseThrow();
    if (!webhook.isActive()) {
      deliveries.put(delivery.ended(State.STOPPED));
      return;
    }
    Attempt attempt = new Attempt(number, agenda.now(), spoilt, null);
    deliveries.put(delivery.tried(attempt));
    if (mischief.isLost(delivery.event(), agenda.now())) {
      answered(deliveryId, number, LOST);
    } else {
      outgoing.accept(sending(webhook, delivery, attempt));
    }
    agenda.at(
        agenda.now().plus(policy.answerWindow()),
        "consequence of attempt " + number + " of " + deliveryId,
        () -> attempt(deliveryId, number).map(a -> a.answer() != null).orElse(true),
        () -> conclude(deliveryId, number));
  }

  private void conclude(String deliveryId, int number) {
    Attempt attempt = attempt(deliveryId, number).orElse(null);
    if (attempt == null || attempt.answer() == null) {
      return;
    }
    Delivery delivery = deliveries.find(deliveryId).orElseThrow();
    Webhook webhook = webhooks.find(delivery.webhookId()).orElseThrow();
    if (attempt.answer().isSuccess()) {
      webhooks.put(webhook.succeeded());
      return;
    }
    deliveries.notice(notice(webhook, delivery, attempt.answer()));
    webhooks.put(webhook.failed(policy.failuresUntilDisabled()));
    Optional<Duration> pause = policy.timetable().after(number);
    if (pause.isEmpty()) {
      deliveries.put(delivery.ended(State.GIVEN_UP));
      return;
    }
    Instant due = attempt.at().plus(pause.get());
    deliveries.put(delivery.next(due));
    schedule(delivery, due, number + 1, Spoilt.NOT);
  }

  private Optional<Attempt> attempt(String deliveryId, int number) {
    return deliveries
        .find(deliveryId)
        .flatMap(d -> d.attempts().stream().filter(a -> a.number() == number).findFirst());
  }

  private Sending sending(Webhook webhook, Delivery delivery, Attempt attempt) {
    Map<String, String> headers = new LinkedHashMap<>();
    String secret = webhook.secretKey();
    if (secret != null && !secret.isEmpty()) {
      headers.put(Signer.HEADER, signature(secret, webhook, delivery.body(), attempt.spoilt()));
    }
    if (webhook.headerKey() != null && webhook.headerValue() != null) {
      headers.put(webhook.headerKey(), webhook.headerValue());
    }
    Body body =
        attempt.spoilt() == Spoilt.RESERIALISED ? Bytes.respaced(delivery.body()) : delivery.body();
    return new Sending(delivery.id(), attempt.number(), webhook.url(), headers, body);
  }

  private String signature(String secret, Webhook webhook, Body body, Spoilt spoilt) {
    return switch (spoilt) {
      case NOT, RESERIALISED -> signer.sign(secret, body);
      case WRONG_SIGNATURE -> signer.sign(secret, body).replace('a', 'b').replaceFirst("^.", "f");
      case OTHER_SECRET -> signer.sign(secretOfAnother(webhook, secret), body);
    };
  }

  /** Another branch's secret; where there is none, one that is nobody's. */
  private String secretOfAnother(Webhook webhook, String secret) {
    return webhooks.all().stream()
        .filter(other -> !other.collector().equals(webhook.collector()))
        .map(Webhook::secretKey)
        .filter(other -> other != null && !other.isEmpty() && !other.equals(secret))
        .findFirst()
        .orElse(secret + "-of-another-branch");
  }

  private FailureNotice notice(Webhook webhook, Delivery delivery, Answer answer) {
    return new FailureNotice(
        deliveries.nextNoticeId(),
        agenda.now(),
        webhook.failureMail(),
        webhook.id(),
        delivery.id(),
        answer.status(),
        answer.hint(),
        delivery.body().text());
  }
}
