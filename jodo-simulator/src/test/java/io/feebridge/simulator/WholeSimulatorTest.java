package io.feebridge.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.feebridge.simulator.command.OrderCommand.BankAnswer;
import io.feebridge.simulator.command.OrderCommand.PayOrder;
import io.feebridge.simulator.running.Simulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator as it is started, asked over HTTP, and an institute that receives its webhooks. */
@TestInstance(Lifecycle.PER_CLASS) // it starts once: seconds, not milliseconds
class WholeSimulatorTest {

  private static final String COLLECTOR = "81c6b473c138";
  private static final JsonMapper JSON = new JsonMapper();

  private record Received(@Nullable String signature, @Nullable String header, byte[] body) {}

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private HttpServer institute;
  private ConfigurableApplicationContext simulator;

  @BeforeAll
  void start() throws IOException {
    institute = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    institute.createContext("/", this::receive);
    institute.start();
    simulator =
        new SpringApplicationBuilder(JodoSimulator.class)
            .registerShutdownHook(false)
            .initializers(
                context ->
                    ((GenericApplicationContext) context)
                        .registerBean(SimulatorOptions.class, SimulatorOptions::new))
            .run("--server.port=0", "--server.address=127.0.0.1", "--management.server.port=0");
  }

  @AfterAll
  void stop() {
    simulator.close();
    institute.stop(0);
  }

  @Test
  void anOrderMadeByApiIsPaidAndReportedSigned() throws Exception {
    HttpResponse<String> webhook =
        post(
            "/erp/webhooks",
            """
            {"collector_code":"%s","event_code":"order.payment.debited",
             "url":"http://127.0.0.1:%d/hook","failure_notification_email":"a@b.in",
             "secret_key":"s3cret","header_key":"X-Institute","header_value":"north"}"""
                .formatted(COLLECTOR, institute.getAddress().getPort()));
    HttpResponse<String> created =
        post(
            "/pay/orders",
            """
            {"collector_code":"%s","name":"N","phone":"9876543210","email":"a@b.in",
             "details":[{"component_type":"Payable Amount","amount":"1000.50"}],
             "notes":[{"key":"erp_reference_id","value":"REF1"}]}"""
                .formatted(COLLECTOR));
    String order = data(created).path("order_id").asString();

    simulator
        .getBean(Simulator.class)
        .execute(new PayOrder(order, "UPI", BankAnswer.SUCCEEDS, null))
        .join();

    assertThat(webhook.statusCode()).as(webhook.body()).isEqualTo(201);
    await().untilAsserted(() -> assertThat(received).hasSize(1));
    Received delivery = received.element();
    assertThat(delivery.signature()).isEqualTo(signature("s3cret", delivery.body()));
    assertThat(delivery.header()).isEqualTo("north");
    JsonNode body = JSON.readTree(delivery.body());
    assertThat(body.path("event").asString()).isEqualTo("order.payment.debited");
    assertThat(body.path("payload").path("order_id").asString()).isEqualTo(order);
    assertThat(new String(delivery.body(), UTF_8))
        .contains("{\"component_type\":\"Payable Amount\",\"amount\":1000.5}")
        .contains("{\"key\":\"erp_reference_id\",\"value\":\"REF1\"}");
    assertThat(data(get("/pay/orders/" + order)).path("status").asString()).isEqualTo("paid");
  }

  @Test
  void theHostedPageOfAnOrderIsWhereTheApiSays() throws Exception {
    HttpResponse<String> created =
        post(
            "/pay/orders",
            """
            {"collector_code":"%s","name":"N","phone":"9876543210","email":"a@b.in",
             "details":[{"component_type":"Payable Amount","amount":1000}]}"""
                .formatted(COLLECTOR));

    URI page = URI.create(data(created).path("redirect_url").asString());
    HttpResponse<String> shown =
        client.send(
            HttpRequest.newBuilder(URI.create(origin() + page.getRawPath()))
                .timeout(LONGEST_WAIT)
                .build(),
            BodyHandlers.ofString());

    assertThat(shown.statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNotOfTheApiIsNotFoundInItsOwnWords() throws Exception {
    HttpResponse<String> undocumented = post("/erp/init", "{}");

    assertThat(undocumented.statusCode()).isEqualTo(404);
    assertThat(undocumented.body()).isEqualTo("{\"message\":\"Not Found\"}");
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    String credentials = Base64.getEncoder().encodeToString("demo-key:demo-secret".getBytes(UTF_8));
    return HttpRequest.newBuilder(URI.create(origin() + "/api/v1/integrations" + path))
        .timeout(LONGEST_WAIT)
        .header("Authorization", "Basic " + credentials)
        .header("Content-Type", "application/json");
  }

  private String origin() {
    return "http://127.0.0.1:" + simulator.getEnvironment().getProperty("local.server.port");
  }

  private static JsonNode data(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body()).path("data");
  }

  private static String signature(String secret, byte[] body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }

  private void receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    received.add(
        new Received(
            exchange.getRequestHeaders().getFirst("X-Jodo-Signature"),
            exchange.getRequestHeaders().getFirst("X-Institute"),
            body));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }
}
