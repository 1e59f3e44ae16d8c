package io.feebridge.ingress.reading.jodo;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ingress.reading.Line;
import io.feebridge.ingress.reading.Payment;
import io.feebridge.ingress.reading.Payment.Subscription;
import io.feebridge.ingress.reading.PaymentReport;
import io.feebridge.ingress.reading.Student;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every visible example of the carried events, read whole, each value as it is written there. */
class JodoExamplesTest {

  private static final Student DOWNPAYER =
      new Student("student_1234", "1234", "cust_1234", null, "M1BLUE", "Montessori 1", 2022, 2023);
  private static final Student PUPIL =
      new Student("7268", "JODO/TEST/005", null, "81c6b473c138", "fdb97be4", "Class I", 2022, 2023);
  private static final Instant PAID = Instant.parse("2022-01-29T10:05:45Z");
  private static final Instant SETTLED = Instant.parse("2022-01-31T10:05:45Z");

  @Test
  void flexDownpaymentDebited() {
    assertThat(read("flex.downpayment.debited"))
        .isEqualTo(
            new PaymentReport(
                "f8093bb5-29c7-4b3a-a99b-298520233820",
                "flex.downpayment.debited",
                "1.0",
                Instant.ofEpochSecond(1655448963),
                DOWNPAYER,
                downpayment(line("TUITION_FEE", "2500.00"), line("TRANSPORT_FEE", "2500.00")),
                List.of()));
  }

  @Test
  void flexDownpaymentSettled() {
    assertThat(read("flex.downpayment.settled"))
        .isEqualTo(
            new PaymentReport(
                "00000000-0000-4000-8000-000000000201",
                "flex.downpayment.settled",
                "1.0",
                Instant.ofEpochSecond(1655548963),
                DOWNPAYER,
                downpayment(
                    new Line("TUITION_FEE", new BigDecimal("2500.00"), "settl_1234", SETTLED),
                    new Line("TRANSPORT_FEE", new BigDecimal("2500.00"), "settl_1234", SETTLED)),
                List.of()));
  }

  @Test
  void flexInstalmentDebited() {
    assertThat(read("flex.instalment.debited"))
        .isEqualTo(
            new PaymentReport(
                "00000000-0000-4000-8000-000000000401",
                "flex.instalment.debited",
                "1.0",
                Instant.ofEpochSecond(1692011001),
                PUPIL,
                instalment("flex", "NACH", Instant.parse("2022-09-15T10:05:45Z")),
                List.of()));
  }

  @Test
  void flexInstalmentBounced() {
    assertThat(read("flex.instalment.bounced"))
        .isEqualTo(
            new PaymentReport(
                "00000000-0000-4000-8000-000000000403",
                "flex.instalment.bounced",
                "1.0",
                Instant.ofEpochSecond(1692011003),
                PUPIL,
                instalment(null, null, null),
                List.of()));
  }

  @Test
  void directPaymentAdded() {
    assertThat(read("direct.payment.added"))
        .isEqualTo(
            new PaymentReport(
                "00000000-0000-4000-8000-000000000101",
                "direct.payment.added",
                "1.0",
                Instant.ofEpochSecond(1692011900),
                PUPIL,
                manual(),
                List.of()));
  }

  @Test
  void directPaymentCancelled() {
    assertThat(read("direct.payment.cancelled"))
        .isEqualTo(
            new PaymentReport(
                "9c7ae52e-dad6-4dff-948e-cdfc2926cf7b",
                "direct.payment.cancelled",
                "1.0",
                Instant.ofEpochSecond(1692012157),
                PUPIL,
                manual(),
                List.of()));
  }

  private static Payment downpayment(Line... lines) {
    return new Payment(
        "flex_1234",
        new BigDecimal("5000.00"),
        "flex",
        "PG",
        PAID,
        null,
        null,
        null,
        null,
        null,
        List.of(lines));
  }

  private static Payment instalment(String product, String mode, Instant paidAt) {
    return new Payment(
        "flex_1235",
        new BigDecimal("11000.00"),
        product,
        mode,
        paidAt,
        "ref_1235",
        null,
        null,
        null,
        new Subscription("88001", "active"),
        List.of(line("TUITION_FEE", "10500.00"), line("TRANSPORT_FEE", "500.00")));
  }

  private static Payment manual() {
    return new Payment(
        "direct_3257",
        new BigDecimal("5000.00"),
        null,
        "cash",
        PAID,
        null,
        "tra_1234_Rarome1",
        "settl_1234_Rarome1",
        null,
        null,
        List.of(line("ADMISSION_FEE", "3000.00"), line("TUITION_FEE", "2000.00")));
  }

  private static Line line(String component, String amount) {
    return new Line(component, new BigDecimal(amount), null, null);
  }

  private static Object read(String example) {
    try (InputStream in =
        JodoExamplesTest.class.getResourceAsStream("/jodo/" + example + ".json")) {
      return new JodoBodies().read(in.readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
