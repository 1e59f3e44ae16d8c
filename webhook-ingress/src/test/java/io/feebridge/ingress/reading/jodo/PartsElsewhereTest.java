package io.feebridge.ingress.reading.jodo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ingress.part.Application;
import io.feebridge.ingress.part.Disbursement;
import io.feebridge.ingress.part.Order;
import io.feebridge.ingress.part.Payment;
import io.feebridge.ingress.part.Student;
import io.feebridge.ingress.reading.LoanReport;
import io.feebridge.ingress.reading.PaymentReport;
import io.feebridge.ingress.reading.PlanReport;
import io.feebridge.ingress.reading.Report;
import io.feebridge.ingress.reading.StudentReport;
import io.feebridge.ingress.reading.Unread;
import io.feebridge.ingress.value.UnreadReason;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Eleven of Jodo's pages were never seen: their parts are found wherever they stand. */
class PartsElsewhereTest {

  private final JodoBodies bodies = new JodoBodies();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'order_id':'o1','order':{'status':'paid'}",
        "'order':{'order_id':'o1','status':'paid'}",
        "'order':{'id':'o1','status':'paid'}",
        "'page':{'order_id':'o1','order':{'status':'paid'}}",
        "'data':{'page':{'order':{'status':'paid','order_id':'o1'}}}",
        "'order':{'status':'paid'},'payment':{'order_id':'o1'}",
        "'order':{'status':'paid'},'a':{'order_id':'o1'},'b':{'order_id':'o1'}",
        "'order_id':'o1','order':{'status':'paid'},'old':{'order_id':'o0'}",
      })
  void anOrderAndItsId(String payload) {
    PaymentReport report = page(payload);
    assertThat(report.order()).extracting(Order::id, Order::status).containsExactly("o1", "paid");
    assertThat(report.unread()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'payment':{'id':'p1','amount':5},'student':{'identifier':'s'},'jodo_student_id':7",
        "'page':{'payment':{'id':'p1','amount':5,'student':{'identifier':'s','jodo_student_id':7}}}",
        "'order':{'payment':{'id':'p1','amount':5},'student':{'identifier':'s'}},'jodo_student_id':7",
      })
  void aPaymentAndItsStudent(String payload) {
    PaymentReport report = page(payload);
    assertThat(report.payment())
        .extracting(Payment::id, Payment::amount)
        .containsExactly("p1", new BigDecimal("5.00"));
    assertThat(report.student())
        .extracting(Student::jodoStudentId, Student::identifier)
        .containsExactly("7", "s");
    assertThat(report.unread()).isEmpty();
  }

  @Test
  void whatStandsInItsPlaceWinsAndTheOtherIsNotEvenNoted() {
    PaymentReport report =
        page("'old':{'payment':{'id':'p0','amount':'x'}},'payment':{'id':'p1','amount':5}");
    assertThat(report.payment()).extracting(Payment::id).isEqualTo("p1");
    assertThat(report.unread()).isEmpty();
  }

  @Test
  void whatCannotBeReadElsewhereIsNotedWhereItStands() {
    PaymentReport report = page("'page':{'payment':{'id':'p1','amount':'x'}}");
    assertThat(report.payment()).extracting(Payment::id).isEqualTo("p1");
    assertThat(report.unread())
        .containsExactly(
            new Unread("/payload/page/payment/amount", "x", UnreadReason.NOT_A_NUMBER));
  }

  @Test
  void ofTwoDifferentOnesNoneIsGuessed() {
    PaymentReport report =
        page("'a':{'payment':{'id':'p1'}},'b':{'payment':{'id':'p2'}},'order_id':'o1'");
    assertThat(report.payment()).isNull();
    assertThat(report.unread())
        .containsExactly(new Unread("/payload/b/payment", null, UnreadReason.OTHER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'payments':[{'payment':{'id':'p1'}}]",
        "'a':{'payment':'p1'}",
        "'a':{'payment':[{'id':'p1'}]}",
        "'a':{'order_id':{'id':'o1'}}",
        "'a':{'b':{'c':{'d':{'e':{'f':{'g':{'h':{'i':{'payment':{'id':'p1'}}}}}}}}}}",
        "",
      })
  void whereNothingOfItIsFoundThatIsNoted(String payload) {
    PaymentReport report = page(payload);
    assertThat(report.payment()).isNull();
    assertThat(report.order()).isNull();
    assertThat(report.unread())
        .containsExactly(new Unread(Unread.PAYLOAD, null, UnreadReason.OTHER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "masterdata.student.dropped|subscription",
        "flex.mandate.expired|student",
        "cred.loan.rejected|student",
      })
  void aReportWithoutItsSubjectSaysSo(String event, String other) {
    Report reading = (Report) bodies.read(body(event, "'" + other + "':{}"));
    assertThat(reading.unread())
        .containsExactly(new Unread(Unread.PAYLOAD, null, UnreadReason.OTHER));
  }

  @Test
  void aStudentIsFoundByJodosIdAlone() {
    StudentReport report =
        (StudentReport) bodies.read(body("masterdata.student.dropped", "'jodo_student_id':7"));
    assertThat(report.student()).isEqualTo(Student.NOBODY.named("7"));
    assertThat(report.contact().number()).isNull();
  }

  @Test
  void oneTrancheMayStandInAListAndSeveralMayStandAlone() {
    Disbursement tranche =
        new Disbursement(
            "501", LocalDate.parse("2022-02-01"), null, new BigDecimal("60000.00"), true);
    String json = "{'id':501,'date':'2022-02-01','disbursed_amount':'60000','is_disbursed':'true'}";
    PaymentReport paid =
        (PaymentReport) bodies.read(body("cred.loan.disbursed", "'disbursements':[" + json + "]"));
    assertThat(paid.disbursement()).isEqualTo(tranche);
    LoanReport signed =
        (LoanReport)
            bodies.read(
                body(
                    "cred.loan.agreement_signed",
                    "'application':{'id':1,'disbursement':" + json + "}"));
    assertThat(signed.disbursements()).containsExactly(tranche);
    assertThat(signed.application()).isEqualTo(new Application("1", null, null, null));
  }

  @Test
  void aScheduleMayStandInItsSubscription() {
    PlanReport report =
        (PlanReport)
            bodies.read(
                body(
                    "flex.subscription.setup",
                    "'subscription':{'id':1,'payment_schedule':[{'due_date':'2022-02-30'},7]}"));
    assertThat(report.schedule()).hasSize(2);
    assertThat(report.unread())
        .containsExactly(
            new Unread(
                "/payload/subscription/payment_schedule/0/due_date",
                "2022-02-30",
                UnreadReason.NOT_A_DATE),
            new Unread("/payload/subscription/payment_schedule/1", "7", UnreadReason.WRONG_TYPE));
  }

  private PaymentReport page(String payload) {
    return (PaymentReport) bodies.read(body("page.payment.settled", payload));
  }

  private static byte[] body(String event, String payload) {
    return "{'event_id':'e','payload':{%s},'event':'%s'}"
        .formatted(payload, event)
        .replace('\'', '"')
        .getBytes(UTF_8);
  }
}
