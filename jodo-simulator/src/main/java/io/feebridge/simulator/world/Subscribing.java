package io.feebridge.simulator.world;

import io.feebridge.simulator.command.Outcome;
import io.feebridge.simulator.command.WebhookCommand;
import io.feebridge.simulator.command.WebhookCommand.AddWebhook;
import io.feebridge.simulator.command.WebhookCommand.Answered;
import io.feebridge.simulator.command.WebhookCommand.DisableWebhook;
import io.feebridge.simulator.command.WebhookCommand.Resend;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.institute.Branch;
import io.feebridge.simulator.webhook.Answer;
import io.feebridge.simulator.webhook.Deliveries;
import io.feebridge.simulator.webhook.Delivery;
import io.feebridge.simulator.webhook.Webhook;
import io.feebridge.simulator.webhook.Webhooks;
import io.feebridge.simulator.webhook.sending.Attempting;
import io.feebridge.simulator.webhook.sending.Delivering;
import io.feebridge.simulator.world.ground.Ground;
import java.util.Optional;

/** Webhooks as the institute registers them, and what their receivers answer. */
final class Subscribing {

  private final Ground ground;
  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final Delivering delivering;
  private final Attempting attempting;

  Subscribing(
      Ground ground,
      Webhooks webhooks,
      Deliveries deliveries,
      Delivering delivering,
      Attempting attempting) {
    this.ground = ground;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.delivering = delivering;
    this.attempting = attempting;
  }

  Outcome execute(WebhookCommand command) {
    return switch (command) {
      case AddWebhook c -> add(c);
      case DisableWebhook c -> disable(c);
      case Resend c -> resend(c);
      case Answered c ->
          attempting.answered(
                  c.deliveryId(), c.attempt(), new Answer(c.status(), c.hint(), c.millis()))
              ? new Outcome.Done(c.deliveryId())
              : Outcome.notFound("No such attempt waits for an answer");
    };
  }

  private Outcome add(AddWebhook c) {
    Optional<Branch> branch = ground.settings().institute().branchOrOnly(c.collector());
    if (branch.isEmpty()) {
      return Outcome.invalid("collector_code", "Invalid collector code");
    }
    String collector = branch.get().collectorCode();
    Optional<Webhook> known = webhooks.active(collector, c.event());
    if (known.isPresent()) {
      webhooks.put(known.get().withSecrets(c.secretKey(), c.headerKey(), c.headerValue()));
      return new Outcome.Done(known.get().id());
    }
    Webhook webhook =
        new Webhook(
            ground.ids().uuid("webhook"),
            collector,
            c.event(),
            c.url(),
            c.failureMail(),
            c.secretKey(),
            c.headerKey(),
            c.headerValue(),
            Webhook.State.ACTIVE,
            0,
            ground.now());
    return new Outcome.Done(webhooks.put(webhook).id());
  }

  private Outcome disable(DisableWebhook c) {
    Optional<Webhook> webhook = webhooks.find(c.webhookId());
    if (webhook.isEmpty()) {
      return Outcome.notFound("Webhook not found");
    }
    if (!webhook.get().isActive()) {
      return Outcome.conflict("Webhook is already disabled");
    }
    return new Outcome.Done(webhooks.put(webhook.get().removed()).id());
  }

  /** By the webhook that is active now, which need not be the one it was made for. */
  private Outcome resend(Resend c) {
    Optional<Delivery> delivery = deliveries.find(c.deliveryId());
    if (delivery.isEmpty()) {
      return Outcome.notFound("Delivery not found");
    }
    EventCode event = webhooks.find(delivery.get().webhookId()).orElseThrow().event();
    Optional<Webhook> webhook = webhooks.active(delivery.get().collector(), event);
    return webhook.isEmpty()
        ? Outcome.conflict("No webhook is registered for " + event.code())
        : new Outcome.Done(delivering.resend(webhook.get(), delivery.get()).id());
  }
}
