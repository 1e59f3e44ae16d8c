package io.feebridge.simulator.webhook.sending;

import io.feebridge.simulator.webhook.Answer;
import java.util.concurrent.CompletionStage;

/** Takes webhooks to their receivers. */
public interface Post {

  /** Never fails: no answer is an {@link Answer} of status 0. */
  CompletionStage<Answer> send(Sending sending);
}
