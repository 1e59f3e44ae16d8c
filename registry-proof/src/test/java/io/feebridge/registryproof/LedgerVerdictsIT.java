package io.feebridge.registryproof;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.schemas.Payment;
import io.feebridge.schemas.PaymentReported;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the ledger makes of a record does not depend on which class reads it. Above all, money is
 * never set aside because a registry has a bad day.
 */
class LedgerVerdictsIT {

  private static final ReleasedSchema PAYMENTS = ReleasedSchema.payments();

  private final Gatekeeper gate = new Gatekeeper();
  private final String topic = RegistryServer.newTopic();

  @AfterEach
  void close() {
    gate.close();
  }

  @ParameterizedTest
  @EnumSource
  void aRecordIsReadInAJvmThatOnlyKnowsThisClass(WireClasses classes) throws Exception {
    assertThat(LedgerReading.inAJvmOfItsOwn(classes, gate.address(), topic, bytes()))
        .isEqualTo("Accepted");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoRecordIsSetAside(WireClasses classes) {
    byte[] whole = bytes();
    for (byte[] broken :
        List.of(
            new byte[0], new byte[] {0, 0, 0}, "{\"event\"".getBytes(), Arrays.copyOf(whole, 40))) {
      assertThat(verdict(classes, gate.address(), broken)).isEqualTo("SetAside undecodable");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSchemaNobodyKnowsIsWaitedFor(WireClasses classes) {
    byte[] bytes = ByteBuffer.wrap(bytes()).putInt(1, 1_234_567).array();
    assertThat(verdict(classes, gate.address(), bytes)).isEqualTo("NotYet unknown_schema");
  }

  @ParameterizedTest
  @EnumSource
  void aRegistryThatIsAwayIsWaitedFor(WireClasses classes) {
    byte[] bytes = bytes();
    String address = gate.address();
    gate.close();
    assertThat(verdict(classes, address, bytes)).isEqualTo("NotYet registry_away");
  }

  @ParameterizedTest
  @CsvSource({
    "OURS,401", "OURS,403", "OURS,408", "OURS,429", "OURS,500", "OURS,502", "OURS,503",
    "GENUINE,401", "GENUINE,403", "GENUINE,408", "GENUINE,429", "GENUINE,500", "GENUINE,502",
        "GENUINE,503"
  })
  void aRegistryThatRefusesOrFailsIsWaitedFor(WireClasses classes, int status) {
    byte[] bytes = bytes();
    gate.failWith = status;
    assertThat(verdict(classes, gate.address(), bytes)).startsWith("NotYet ");
  }

  private byte[] bytes() {
    PaymentReported report = (PaymentReported) new RandomRecords(7, true).next(PAYMENTS.schema());
    report.setEvent("flex.downpayment.debited");
    report.getEvidence().setCollector("demo");
    report.getEvidence().setReceivedAt(Instant.parse("2026-11-21T10:00:00Z"));
    report.getEvidence().setUnread(List.of());
    report.setOccurredAt(Instant.parse("2026-11-21T09:59:00Z"));
    report.setPayment(payment());
    return WireClasses.OURS
        .serializer(WireClasses.registering(gate.address()))
        .serialize(topic, report);
  }

  private static Payment payment() {
    return Payment.newBuilder().setId("flex_1").setAmount(new BigDecimal("100.00")).build();
  }

  private String verdict(WireClasses classes, String address, byte[] bytes) {
    return LedgerReading.verdict(classes.deserializer, address, topic, bytes);
  }
}
