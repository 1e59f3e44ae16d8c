package io.feebridge.registryproof;

import static io.feebridge.registryproof.Installation.GENUINE_DESERIALIZER;
import static io.feebridge.registryproof.Installation.GENUINE_SERIALIZER;
import static io.feebridge.registryproof.Installation.PAYMENTS;
import static io.feebridge.registryproof.Installation.deliver;
import static io.feebridge.registryproof.Installation.payment;
import static io.feebridge.registryproof.Installation.registryOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The services as they are released, unchanged but for two settings and the address of a registry,
 * with the genuine classes behind them on the class path.
 */
class GenuineServicesIT {

  private static final RegistryServer REGISTRY = RegistryServer.running();
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String DEBITED = "flex.downpayment.debited";
  private static final String SETTLED = "flex.downpayment.settled";

  private static Installation installation;
  private static int paymentId;

  @BeforeAll
  static void start() {
    paymentId = Installation.registerReleases(REGISTRY);
    installation = new Installation();
  }

  @AfterAll
  static void stop() throws Exception {
    installation.close();
  }

  @Test
  void aWebhookReachesTheBooksThroughTheGenuineClasses() {
    try (ServiceProcess ingress =
            installation.ingress(GENUINE_SERIALIZER, registryOf("ingress", REGISTRY.address()));
        ServiceProcess ledger =
            installation.ledger(GENUINE_DESERIALIZER, registryOf("ledger", REGISTRY.address()))) {
      assertThat(deliver(ingress, SETTLED, "flex_g1").statusCode()).isEqualTo(200);
      assertThat(deliver(ingress, DEBITED, "flex_g1").statusCode()).isEqualTo(200);
      assertThat(deliver(ingress, DEBITED, "flex_g1").statusCode()).isEqualTo(200);
      assertThat(Installation.deliverForged(ingress, DEBITED, "flex_g2").statusCode())
          .isEqualTo(401);

      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(payment(ledger, "flex_g1"))
                      .contains("\"state\":\"settled\"", "settl_1234", "\"2500.00\""));
      assertThat(payment(ledger, "flex_g2")).isEmpty();
      assertThat(idOf(installation.records(PAYMENTS), DEBITED + "-flex_g1")).isEqualTo(paymentId);
      assertThat(ledger.metric("feebridge_messaging_records_set_aside_total")).isZero();
      assertRanOnGenuineClassesAndOurLibraries(ingress, WireClasses.GENUINE.serializer);
      assertRanOnGenuineClassesAndOurLibraries(ledger, WireClasses.GENUINE.deserializer);
    }
  }

  /** An installation that begins without a registry and gets one later. */
  @Test
  void oneTopicHoldsTheIdsOfReleasesAndOfTheRegistry() {
    try (ServiceProcess before = installation.ingress()) {
      assertThat(deliver(before, DEBITED, "flex_m1").statusCode()).isEqualTo(200);
    }
    try (ServiceProcess after =
        installation.ingress(GENUINE_SERIALIZER, registryOf("ingress", REGISTRY.address()))) {
      assertThat(deliver(after, DEBITED, "flex_m2").statusCode()).isEqualTo(200);
    }
    Map<String, byte[]> records = installation.records(PAYMENTS);
    assertThat(idOf(records, DEBITED + "-flex_m1")).isGreaterThan(1_900_000_000);
    assertThat(idOf(records, DEBITED + "-flex_m2")).isEqualTo(paymentId);

    oursReadsBoth();
    theGenuineWaitsForWhatItCannotKnowThenSetsItAside();
  }

  private static void oursReadsBoth() {
    try (ServiceProcess ledger = installation.ledger(registryOf("ledger", REGISTRY.address()))) {
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                assertThat(payment(ledger, "flex_m1")).contains("\"state\":\"debited\"");
                assertThat(payment(ledger, "flex_m2")).contains("\"state\":\"debited\"");
              });
      assertThat(ledger.metric("feebridge_messaging_records_set_aside_total")).isZero();
    }
  }

  private static void theGenuineWaitsForWhatItCannotKnowThenSetsItAside() {
    String[] settings = {
      GENUINE_DESERIALIZER,
      registryOf("ledger", REGISTRY.address()),
      "feebridge.ledger.inbox.patience=8s"
    };
    try (ServiceProcess ledger = installation.ledger(settings)) {
      await().atMost(SOON).until(() -> ledger.metric("feebridge_messaging_hold_seconds") > 0);
      assertThat(ledger.metric("feebridge_messaging_records_set_aside_total")).isZero();
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                assertThat(
                        ledger.metric(
                            "feebridge_messaging_records_set_aside_total",
                            "reason=\"unknown_schema\""))
                    .isEqualTo(1);
                assertThat(payment(ledger, "flex_m2")).contains("\"state\":\"debited\"");
              });
      assertThat(payment(ledger, "flex_m1")).isEmpty();
      assertThat(ledger.metric("feebridge_messaging_records_set_aside_total")).isEqualTo(1);
    }
  }

  private static int idOf(Map<String, byte[]> records, String key) {
    return ByteBuffer.wrap(records.get(key)).getInt(1);
  }

  private static void assertRanOnGenuineClassesAndOurLibraries(
      ServiceProcess service, String genuine) {
    String jar = Path.of(System.getProperty("feebridge.genuine.jar")).getFileName().toString();
    assertThat(service.loadedClasses())
        .anyMatch(line -> line.startsWith(genuine + " ") && line.endsWith(jar))
        .noneMatch(line -> line.startsWith("org.apache.kafka.") && line.endsWith(jar))
        .noneMatch(line -> line.startsWith("org.apache.avro.") && line.endsWith(jar))
        .noneMatch(line -> line.startsWith("org.slf4j.") && line.endsWith(jar));
  }
}
