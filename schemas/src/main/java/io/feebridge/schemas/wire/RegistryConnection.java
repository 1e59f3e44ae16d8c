package io.feebridge.schemas.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * One registry behind one or more addresses, asked in their order until one answers. Follows no
 * redirect, so that credentials go nowhere else.
 */
final class RegistryConnection implements AutoCloseable {

  static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

  /** What a registry said: an HTTP status below 500, and the body as text. */
  record Answer(int status, String body) {}

  /** An address without credentials, and the header that carries them; null for none. */
  private record Node(URI address, @Nullable String authorization) {}

  private final HttpClient http;
  private final Duration readTimeout;
  private final List<Node> nodes;

  /**
   * @throws ConfigException when an address is no http or https URL, or credentials are missing
   */
  RegistryConnection(List<String> addresses, WireSettings settings) {
    this.nodes = addresses.stream().map(address -> node(address, settings)).toList();
    this.readTimeout = settings.readTimeout();
    if (nodes.isEmpty()) {
      throw new ConfigException(WireSettings.REGISTRY_URL + " names no registry");
    }
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .build();
  }

  /**
   * The first answer below 500.
   *
   * @param path what stands behind each address, starting with a slash
   * @throws SchemaRegistryException when no address gives one
   */
  Answer ask(String path, UnaryOperator<HttpRequest.Builder> call) {
    @Nullable SchemaRegistryException failure = null;
    for (Node node : nodes) {
      try {
        return ask(node, path, call);
      } catch (SchemaRegistryException e) {
        if (failure != null) {
          e.addSuppressed(failure);
        }
        failure = e;
      }
    }
    throw java.util.Objects.requireNonNull(failure);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private Answer ask(Node node, String path, UnaryOperator<HttpRequest.Builder> call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node.address() + path))
            .timeout(readTimeout)
            .header("Accept", MEDIA_TYPE + ", application/json");
    if (node.authorization() != null) {
      request.header("Authorization", node.authorization());
    }
    try {
      var response = http.send(call.apply(request).build(), BodyHandlers.ofString());
      if (response.statusCode() >= 500) {
        throw new SchemaRegistryException(
            "Registry " + node.address() + " answered " + response.statusCode(), null);
      }
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new SchemaRegistryException("Registry " + node.address() + " does not answer", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static Node node(String address, WireSettings settings) {
    URI uri = uri(address);
    String userInfo =
        settings.credentialsFromUserInfo() ? settings.userInfo().value() : uri.getUserInfo();
    if (settings.credentialsFromUserInfo() && userInfo.isEmpty()) {
      throw new ConfigException(
          WireSettings.CREDENTIALS_SOURCE + "=USER_INFO needs " + WireSettings.USER_INFO);
    }
    return new Node(bare(uri), userInfo == null ? null : basic(userInfo));
  }

  /** The texts of the refusals leave the address out: it may hold a password. */
  private static URI uri(String address) {
    try {
      URI uri = URI.create(address);
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // refused below, like an address of another kind
    }
    throw new ConfigException(
        WireSettings.REGISTRY_URL + " holds something that is no http or https address");
  }

  private static URI bare(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = uri.getRawPath().replaceAll("/+$", "");
    return URI.create(uri.getScheme() + "://" + uri.getHost() + port + path);
  }

  private static String basic(String userInfo) {
    byte[] bytes = userInfo.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }
}
