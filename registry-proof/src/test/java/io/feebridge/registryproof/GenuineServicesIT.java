package io.feebridge.registryproof;

import static io.feebridge.registryproof.Installation.GENUINE_DESERIALIZER;
import static io.feebridge.registryproof.Installation.GENUINE_SERIALIZER;
import static io.feebridge.registryproof.Installation.PAYMENTS;
import static io.feebridge.registryproof.Installation.STATES;
import static io.feebridge.registryproof.Installation.delivered;
import static io.feebridge.registryproof.Installation.payment;
import static io.feebridge.registryproof.Installation.registryOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.schemas.PaymentState;
import io.feebridge.schemas.PositionState;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
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

  private final int paymentId = Installation.registerReleases(REGISTRY);
  private final Installation installation = new Installation();

  @AfterEach
  void stop() throws Exception {
    installation.close();
  }

  @Test
  void aWebhookReachesTheBooksThroughTheGenuineClasses() {
    try (ServiceProcess ingress =
            installation.ingress(GENUINE_SERIALIZER, registryOf("ingress", REGISTRY.address()));
        ServiceProcess ledger =
            installation.ledger(
                GENUINE_DESERIALIZER,
                GENUINE_SERIALIZER,
                registryOf("ledger", REGISTRY.address()))) {
      delivered(ingress, SETTLED, "flex_g1");
      delivered(ingress, DEBITED, "flex_g1");
      delivered(ingress, DEBITED, "flex_g1");
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
      assertRanOnGenuineClassesAndOurLibraries(ledger, WireClasses.GENUINE.serializer);
      for (WireClasses reader : WireClasses.values()) {
        await().atMost(SOON).untilAsserted(() -> assertToldOfG1(reader));
      }
    }
  }

  /** What the ledger publishes, as an ERP reads it. */
  private void assertToldOfG1(WireClasses reader) {
    byte[] bytes = installation.records(STATES).get("demo:flex:flex_g1");
    assertThat(bytes).isNotNull();
    PaymentState state =
        (PaymentState)
            reader
                .deserializer(WireClasses.lookingUp(REGISTRY.address()))
                .deserialize(STATES, bytes);
    assertThat(state.getState()).isEqualTo(PositionState.SETTLED);
    assertThat(state.getSettled()).isEqualByComparingTo("5000.00");
  }

  /** The books wait for the schema of what they have to tell; they do not blame the payment. */
  @Test
  void aRegistryThatFailsTheFeedSetsNoMoneyAside() {
    try (Gatekeeper gate = new Gatekeeper();
        ServiceProcess ingress =
            installation.ingress(GENUINE_SERIALIZER, registryOf("ingress", REGISTRY.address()));
        ServiceProcess ledger =
            installation.ledger(
                GENUINE_DESERIALIZER, GENUINE_SERIALIZER, registryOf("ledger", gate.address()))) {
      gate.failing = "/subjects/";
      gate.failWith = 503;
      delivered(ingress, DEBITED, "flex_f1");
      for (int status : new int[] {401, 403, 404, 409, 429, 500, 503}) {
        gate.failWith = status;
        gate.calls.clear();
        await().atMost(SOON).until(() -> gate.calls.stream().anyMatch(c -> c.contains("subjects")));
        await().atMost(SOON).until(() -> ledger.metric("feebridge_messaging_repeat_seconds") > 0);
        assertThat(payment(ledger, "flex_f1")).isEmpty();
      }
      gate.failWith = 0;
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(payment(ledger, "flex_f1")).contains("\"state\":\"debited\""));
      assertThat(ledger.metric("feebridge_messaging_records_set_aside_total")).isZero();
      assertThat(gate.calls)
          .as("registered by a release alone")
          .noneMatch(c -> c.endsWith("/versions"));
    }
  }

  /** An installation that begins without a registry and gets one later. */
  @Test
  void oneTopicHoldsTheIdsOfReleasesAndOfTheRegistry() {
    try (ServiceProcess before = installation.ingress()) {
      delivered(before, DEBITED, "flex_m1");
    }
    try (ServiceProcess after =
        installation.ingress(GENUINE_SERIALIZER, registryOf("ingress", REGISTRY.address()))) {
      delivered(after, DEBITED, "flex_m2");
    }
    Map<String, byte[]> records = installation.records(PAYMENTS);
    assertThat(idOf(records, DEBITED + "-flex_m1")).isGreaterThan(1_900_000_000);
    assertThat(idOf(records, DEBITED + "-flex_m2")).isEqualTo(paymentId);

    oursReadsBoth();
    theGenuineWaitsForWhatItCannotKnowThenSetsItAside();
  }

  private void oursReadsBoth() {
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

  private void theGenuineWaitsForWhatItCannotKnowThenSetsItAside() {
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
