package io.feebridge.localstack.subscription.jodo;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.feebridge.localstack.subscription.SubscriptionPlan;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code deploy/demo/webhooks.yml}: the account at the simulated Jodo and what it is to be told of.
 *
 * @param collector of the ingress's path
 * @param collectorCode Jodo's code of that branch
 * @param secret that signs
 */
public record WebhooksFile(
    @JsonProperty("api-key") String apiKey,
    @JsonProperty("api-secret") String apiSecret,
    String collector,
    @JsonProperty("collector-code") String collectorCode,
    String secret,
    @JsonProperty("failure-mail") String failureMail,
    List<String> events) {

  /** The file's content. */
  public static WebhooksFile read(Path file) {
    return new YAMLMapper().readValue(file.toFile(), WebhooksFile.class);
  }

  /** Every event to the ingress at that address. */
  public SubscriptionPlan to(URI ingress) {
    return new SubscriptionPlan(events, ingress.resolve("/webhooks/jodo/" + collector).toString());
  }
}
