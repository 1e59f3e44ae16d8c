package io.feebridge.simulator.command;

import io.feebridge.simulator.event.EventCode;
import org.jspecify.annotations.Nullable;

/** About webhooks and their deliveries. */
public sealed interface WebhookCommand extends Command {

  /**
   * Registers, or for a branch and event that already has a webhook that is not disabled changes
   * its secret and header only. Done: the webhook's id.
   *
   * @param collector null only where there is one branch
   */
  record AddWebhook(
      @Nullable String collector,
      EventCode event,
      String url,
      String failureMail,
      @Nullable String secretKey,
      @Nullable String headerKey,
      @Nullable String headerValue)
      implements WebhookCommand {}

  /** Done: the webhook's id. */
  record DisableWebhook(String webhookId) implements WebhookCommand {}

  /** Sends a delivery's bytes once more, now. Done: the id of the new delivery. */
  record Resend(String deliveryId) implements WebhookCommand {}

  /**
   * The receiver's answer to one attempt.
   *
   * @param status of HTTP; 0 when there was none
   * @param hint why there was none, or the beginning of the answer; never null
   * @param millis how long it took by the machine's clock
   */
  record Answered(String deliveryId, int attempt, int status, String hint, long millis)
      implements WebhookCommand {}
}
