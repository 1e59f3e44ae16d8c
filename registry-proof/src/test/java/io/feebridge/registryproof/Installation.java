package io.feebridge.registryproof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A broker and a database of one test, and the services that run on them. */
final class Installation implements AutoCloseable {

  static final String PAYMENTS = "jodo.payments.v1";
  static final String STATES = "ledger.payments.v1";

  private static final Map<String, String> TOPICS =
      Map.of(
          "PaymentReported",
          PAYMENTS,
          "StudentReported",
          "jodo.students.v1",
          "PlanReported",
          "jodo.plans.v1",
          "LoanReported",
          "jodo.loans.v1",
          "UnrecognisedDelivery",
          "jodo.unrecognised.v1",
          "PaymentState",
          STATES,
          "JournalEntryPosted",
          "ledger.journal.v1");

  /** The only settings that change where the genuine classes take the place of ours. */
  static final String GENUINE_SERIALIZER =
      "spring.kafka.producer.value-serializer=" + WireClasses.GENUINE.serializer;

  static final String GENUINE_DESERIALIZER =
      "spring.kafka.consumer.value-deserializer=" + WireClasses.GENUINE.deserializer;

  private static final String SECRET = "demo-signing-secret";
  private static final Path DEMO = Path.of("..", "deploy", "demo").toAbsolutePath().normalize();
  private static final Path EXAMPLES = Path.of("../local-stack/src/main/resources/demo");
  private static final List<Path> GENUINE =
      List.of(Path.of(System.getProperty("feebridge.genuine.jar")));

  private final EmbeddedKafkaKraftBroker broker =
      new EmbeddedKafkaKraftBroker(1, 3, TOPICS.values().toArray(String[]::new));
  private final EmbeddedPostgres postgres;
  private final AtomicInteger databases = new AtomicInteger();

  Installation() {
    broker.brokerProperties( // the relay writes in transactions
        Map.of(
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1"));
    broker.afterPropertiesSet();
    try {
      postgres = EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sql("CREATE ROLE feebridge_ledger_owner LOGIN", "CREATE ROLE feebridge_ledger_app LOGIN");
  }

  /** Puts every released schema where an operator puts it, and gives the id that payments have. */
  static int registerReleases(RegistryServer registry) {
    Map<String, Integer> ids = new HashMap<>();
    for (ReleasedSchema release : ReleasedSchema.all()) {
      String topic = TOPICS.get(release.schema().getName());
      ids.put(topic, registry.register(topic + "-value", release.text()));
    }
    return ids.get(PAYMENTS);
  }

  /** Where the registry of a service of this side stands. */
  static String registryOf(String service, String address) {
    return switch (service) {
      case "ingress" -> "spring.kafka.producer.properties.schema.registry.url=" + address;
      default -> "spring.kafka.properties.schema.registry.url=" + address;
    };
  }

  ServiceProcess ingress(String... settings) {
    return service("webhook-ingress", "ingress.yml", List.of(settings));
  }

  /** A ledger with books of its own, which reads the topics from their beginning. */
  ServiceProcess ledger(String... settings) {
    String database = "books_" + databases.incrementAndGet();
    sql(
        "CREATE DATABASE " + database,
        "GRANT CREATE ON DATABASE " + database + " TO feebridge_ledger_owner");
    List<String> all =
        new ArrayList<>(
            List.of(
                "spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/%s?currentSchema=payment_ledger"
                    .formatted(postgres.getPort(), database),
                "feebridge.ledger.relay.shard=" + database));
    all.addAll(List.of(settings));
    return service("payment-ledger", "ledger.yml", all);
  }

  private ServiceProcess service(String module, String file, List<String> settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "spring.profiles.active=demo",
                "spring.config.additional-location=file:" + DEMO.resolve(file),
                "spring.kafka.bootstrap-servers=" + broker.getBrokersAsString()));
    all.addAll(settings);
    return ServiceProcess.start(module, GENUINE, all);
  }

  /** Sends an example of Jodo's, of another payment and event, as Jodo signs it. */
  static HttpResponse<String> deliver(ServiceProcess ingress, String event, String payment) {
    String body = example(event, payment);
    return ingress.post("/webhooks/jodo/demo", body, "X-Jodo-Signature", signature(SECRET, body));
  }

  /**
   * Sends it until it is taken, as Jodo does: a machine that is busy may be late with the first.
   */
  static void delivered(ServiceProcess ingress, String event, String payment) {
    Awaitility.await(event + " of " + payment + " is taken")
        .atMost(Duration.ofSeconds(60))
        .until(() -> deliver(ingress, event, payment).statusCode() == 200);
  }

  static HttpResponse<String> deliverForged(ServiceProcess ingress, String event, String payment) {
    String body = example(event, payment);
    return ingress.post("/webhooks/jodo/demo", body, "X-Jodo-Signature", signature("no", body));
  }

  /** What the books say about a payment, as JSON; empty while they do not know it. */
  static String payment(ServiceProcess ledger, String payment) {
    String credentials = Base64.getEncoder().encodeToString("viewer:viewer".getBytes(UTF_8));
    HttpResponse<String> answer =
        ledger.get(
            "/v1/payments/demo:flex:" + payment,
            "Accept",
            "application/json",
            "Authorization",
            "Basic " + credentials);
    return answer.statusCode() == 200 ? answer.body() : "";
  }

  /** The bytes of every record on a topic, by its key. */
  Map<String, byte[]> records(String topic) {
    Map<String, byte[]> records = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.getBrokersAsString()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      Set<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .collect(Collectors.toSet());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(r -> records.put(r.key(), r.value()));
      }
    }
    return records;
  }

  @Override
  public void close() throws IOException {
    broker.destroy();
    postgres.close();
  }

  private static String example(String event, String payment) {
    try {
      return Files.readString(EXAMPLES.resolve(event + ".json"))
          .replace("flex_1234", payment)
          .replaceFirst(
              "\"event_id\": \"[^\"]*\"", "\"event_id\": \"" + event + "-" + payment + "\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String signature(String secret, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void sql(String... statements) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
