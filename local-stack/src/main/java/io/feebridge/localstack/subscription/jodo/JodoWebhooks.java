package io.feebridge.localstack.subscription.jodo;

import io.feebridge.localstack.process.PartFailed;
import io.feebridge.localstack.subscription.Subscription;
import io.feebridge.localstack.subscription.Subscriptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Jodo's API, as far as webhooks go: Add, List and Disable Webhook. */
public final class JodoWebhooks implements Subscriptions {

  private static final String PATH = "/api/v1/integrations/erp/webhooks";
  private static final int SUCCESS = 2;
  private static final int HUNDRED = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private record Listed(List<Item> data) {}

  private record Item(String id, String event_code, String url) {}

  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI api;
  private final WebhooksFile account;

  /** At that address, with the credentials of the file. */
  public JodoWebhooks(URI api, WebhooksFile account) {
    this.api = api;
    this.account = account;
  }

  @Override
  public List<Subscription> all() {
    String body = send(request("").GET().build());
    return json.readValue(body, Listed.class).data().stream()
        .map(item -> new Subscription(item.id(), item.event_code(), item.url()))
        .toList();
  }

  @Override
  public void add(String event, String url) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("collector_code", account.collectorCode());
    body.put("event_code", event);
    body.put("url", url);
    body.put("failure_notification_email", account.failureMail());
    body.put("secret_key", account.secret());
    send(request("").POST(BodyPublishers.ofString(json.writeValueAsString(body))).build());
  }

  @Override
  public void disable(String id) {
    send(request("/" + id).DELETE().build());
  }

  private HttpRequest.Builder request(String path) {
    byte[] plain = (account.apiKey() + ":" + account.apiSecret()).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(api.resolve(PATH + path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(plain));
  }

  private String send(HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / HUNDRED != SUCCESS) {
        throw new PartFailed(
            "simulator answers %d to %s %s"
                .formatted(answer.statusCode(), request.method(), request.uri().getPath()));
      }
      return answer.body();
    } catch (IOException e) {
      throw new PartFailed("simulator does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed("interrupted while registering webhooks", e);
    }
  }
}
