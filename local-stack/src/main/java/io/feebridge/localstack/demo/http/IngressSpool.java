package io.feebridge.localstack.demo.http;

import io.feebridge.localstack.demo.Unreachable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What the ingress tells about its spool in its metrics. */
public final class IngressSpool implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI metrics;

  /** Of the ingress with that management address. */
  public IngressSpool(URI management) {
    metrics = management.resolve("/actuator/prometheus");
  }

  /** How many deliveries wait there to be published. */
  public long waiting() {
    HttpRequest request = HttpRequest.newBuilder(metrics).timeout(PATIENCE).build();
    try {
      String text = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return LedgerApi.sum(text, "feebridge_ingress_spool_deliveries_waiting");
    } catch (IOException e) {
      throw new Unreachable("the ingress does not answer at " + metrics + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable("interrupted");
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
