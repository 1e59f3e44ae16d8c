package io.feebridge.localstack.service.spring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a service's management port whether it is ready. */
public final class Readiness implements AutoCloseable {

  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final HttpRequest question;

  /** Of the service whose management port on loopback is {@code port}. */
  public Readiness(int port) {
    question =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
            .timeout(PATIENCE)
            .build();
  }

  /** Whether it says so now; no answer is a no. */
  public boolean up() {
    try {
      return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
