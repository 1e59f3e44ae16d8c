package io.feebridge.localstack.demo.jodo;

import io.feebridge.localstack.demo.Example;
import io.feebridge.localstack.demo.Unreachable;
import io.feebridge.localstack.demo.Webhooks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends bodies as Jodo does: {@code X-Jodo-Signature} is the hex HMAC-SHA256 of the exact bytes.
 */
public final class SignedWebhooks implements Webhooks, AutoCloseable {

  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI address;
  private final String secret;

  /** To one collector's address, signed with one of its secrets. */
  public SignedWebhooks(URI address, String secret) {
    this.address = address;
    this.secret = secret;
  }

  /** The signature of a body. */
  public static String signature(String secret, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  @Override
  public int send(Example example) {
    return send(example, example);
  }

  @Override
  public int send(Example example, Example signed) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("X-Jodo-Signature", signature(secret, signed.body()))
            .POST(HttpRequest.BodyPublishers.ofString(example.body()))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new Unreachable("the ingress does not answer at " + address + ": " + e.getMessage());
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
