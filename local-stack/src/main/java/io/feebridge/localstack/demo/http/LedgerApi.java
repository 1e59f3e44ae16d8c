package io.feebridge.localstack.demo.http;

import io.feebridge.localstack.demo.Books;
import io.feebridge.localstack.demo.PaymentSheet;
import io.feebridge.localstack.demo.TrialBalance;
import io.feebridge.localstack.demo.Unreachable;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The ledger over HTTP: its API as one of its users, its counts from its metrics. */
public final class LedgerApi implements Books, AutoCloseable {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final JsonMapper json =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI api;
  private final URI management;
  private final String authorization;

  /**
   * The ledger at two addresses, asked as one user.
   *
   * @param credentials name, colon, password
   */
  public LedgerApi(URI api, URI management, String credentials) {
    this.api = api;
    this.management = management;
    byte[] plain = credentials.getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(plain);
  }

  @Override
  public Optional<PaymentSheet> payment(String key) {
    HttpResponse<String> answer = get(api.resolve("/v1/payments/" + key));
    return answer.statusCode() == NOT_FOUND
        ? Optional.empty()
        : Optional.of(json.readValue(demandOk(answer), PaymentSheet.class));
  }

  @Override
  public TrialBalance trialBalance() {
    return json.readValue(demandOk(get(api.resolve("/v1/trial-balance"))), TrialBalance.class);
  }

  @Override
  public Counts counts() {
    String metrics = demandOk(get(management.resolve("/actuator/prometheus")));
    return new Counts(
        sum(metrics, "feebridge_ledger_records_applied_total"),
        sum(metrics, "feebridge_ledger_facts_kept_total"),
        sum(metrics, "feebridge_ledger_facts_repeated_total"));
  }

  /** The sum over all tags of one counter in Prometheus' text. */
  static long sum(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .map(line -> new BigDecimal(line.substring(line.lastIndexOf(' ') + 1)))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .longValueExact();
  }

  private static String demandOk(HttpResponse<String> answer) {
    if (answer.statusCode() != OK) {
      throw new Unreachable("the ledger answers " + answer.statusCode() + " to " + answer.uri());
    }
    return answer.body();
  }

  private HttpResponse<String> get(URI address) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Authorization", authorization)
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Unreachable("the ledger does not answer at " + address + ": " + e.getMessage());
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
