package io.feebridge.schemas.wire;

import io.feebridge.schemas.Application;
import io.feebridge.schemas.Disbursement;
import io.feebridge.schemas.EntryPosting;
import io.feebridge.schemas.EntryReason;
import io.feebridge.schemas.Evidence;
import io.feebridge.schemas.Instalment;
import io.feebridge.schemas.JournalEntryPosted;
import io.feebridge.schemas.Line;
import io.feebridge.schemas.LoanReported;
import io.feebridge.schemas.Mandate;
import io.feebridge.schemas.MovementKind;
import io.feebridge.schemas.Note;
import io.feebridge.schemas.OpenCase;
import io.feebridge.schemas.Order;
import io.feebridge.schemas.Payer;
import io.feebridge.schemas.Payment;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.PaymentState;
import io.feebridge.schemas.PlanReported;
import io.feebridge.schemas.PositionLine;
import io.feebridge.schemas.PositionMovement;
import io.feebridge.schemas.PositionSettlement;
import io.feebridge.schemas.PositionState;
import io.feebridge.schemas.PostingSide;
import io.feebridge.schemas.ReceivedHeader;
import io.feebridge.schemas.ScheduledLine;
import io.feebridge.schemas.Source;
import io.feebridge.schemas.Student;
import io.feebridge.schemas.StudentReported;
import io.feebridge.schemas.Subscription;
import io.feebridge.schemas.Unread;
import io.feebridge.schemas.UnreadReason;
import io.feebridge.schemas.UnrecognisedDelivery;
import io.feebridge.schemas.UnrecognisedReason;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Records to write and read: one with every field set, one with as few as possible. */
final class SampleRecords {

  static {
    GeneratedClasses.trust();
  }

  private SampleRecords() {}

  /** One of each value of a topic. */
  static Stream<SpecificRecord> ofEveryTopic() {
    return Stream.of(full(), students(), plans(), loans(), unrecognised(), state(), entry());
  }

  static PaymentState state() {
    BigDecimal money = new BigDecimal("12345.60");
    Instant noon = Instant.parse("2022-06-01T12:00:00Z");
    return PaymentState.newBuilder()
        .setKey("demo:flex:flex_1234")
        .setCollector("demo")
        .setFamily("flex")
        .setId("flex_1234")
        .setGeneration(2)
        .setVersion(3)
        .setEntries(2)
        .setState(PositionState.SETTLED)
        .setPayer(new Payer("7268", "ADM-1", 2022))
        .setCollected(money)
        .setSettled(money)
        .setLines(
            List.of(
                new PositionLine(
                    "Tuition", money, money, List.of(new PositionSettlement("U1", money, noon)))))
        .setMovements(
            List.of(
                new PositionMovement(
                    MovementKind.COLLECTION,
                    "clearing:jodo:flex",
                    "payer:7268:Tuition",
                    2022,
                    "Tuition",
                    null,
                    money,
                    noon)))
        .setCases(List.of(new OpenCase("settled_not_debited", "Tuition", money)))
        .setPositionHash("00")
        .setBookedAt(noon)
        .build();
  }

  static JournalEntryPosted entry() {
    BigDecimal money = new BigDecimal("12345.60");
    return JournalEntryPosted.newBuilder()
        .setKey("demo:flex:flex_1234")
        .setCollector("demo")
        .setFamily("flex")
        .setId("flex_1234")
        .setGeneration(2)
        .setVersion(1)
        .setReason(EntryReason.COLLECTED)
        .setOccurredAt(Instant.parse("2022-05-29T00:00:00Z"))
        .setBookedAt(Instant.parse("2022-05-30T10:11:13.000001Z"))
        .setAccountingDate(LocalDate.parse("2022-05-29"))
        .setPostings(
            List.of(
                new EntryPosting(
                    "clearing:jodo:flex", null, PostingSide.DEBIT, money, "Tuition", "U1"),
                new EntryPosting(
                    "payer:7268:Tuition", 2022, PostingSide.CREDIT, money, "Tuition", null)))
        .build();
  }

  static PaymentReported full() {
    return PaymentReported.newBuilder()
        .setEventId("0b4f6f0e-4d5c-4f0a-9d0f-8f6a3a2f1c11")
        .setEvent("flex.downpayment.settled")
        .setVersion("1.0")
        .setOccurredAt(Instant.parse("2022-05-30T10:11:12.345678Z"))
        .setStudent(student())
        .setPayment(payment())
        .setOrder(order())
        .setApplication(application())
        .setDisbursement(disbursement())
        .setEvidence(evidence())
        .build();
  }

  static StudentReported students() {
    return StudentReported.newBuilder()
        .setEventId("0b4f6f0e-4d5c-4f0a-9d0f-8f6a3a2f1c12")
        .setEvent("masterdata.student.registered")
        .setVersion("1.0")
        .setOccurredAt(Instant.parse("2022-05-30T10:11:12.345678Z"))
        .setStudent(student())
        .setPrimaryContactNumber("9876543210")
        .setPrimaryContactEmail("parent@example.com")
        .setEvidence(evidence())
        .build();
  }

  static PlanReported plans() {
    BigDecimal money = new BigDecimal("12345.60");
    return PlanReported.newBuilder()
        .setEventId("0b4f6f0e-4d5c-4f0a-9d0f-8f6a3a2f1c13")
        .setEvent("flex.subscription.setup")
        .setStudent(student())
        .setSubscription(new Subscription("77", "active"))
        .setMandate(new Mandate("m1", "expired", "customer_revoked", LocalDate.parse("2026-03-31")))
        .setPaymentSchedule(
            List.of(
                new Instalment(
                    LocalDate.parse("2022-09-15"),
                    money,
                    List.of(new ScheduledLine("Tuition", money)))))
        .setEvidence(evidence())
        .build();
  }

  static LoanReported loans() {
    return LoanReported.newBuilder()
        .setEventId("0b4f6f0e-4d5c-4f0a-9d0f-8f6a3a2f1c14")
        .setEvent("cred.loan.agreement_signed")
        .setStudent(student())
        .setApplication(application())
        .setDisbursements(List.of(disbursement()))
        .setEvidence(evidence())
        .build();
  }

  private static Application application() {
    return new Application(
        "1235",
        "agreement_signed",
        new BigDecimal("100000.00"),
        Instant.parse("2022-01-29T10:05:45Z"));
  }

  private static Disbursement disbursement() {
    return new Disbursement(
        "501",
        LocalDate.parse("2022-02-01"),
        new BigDecimal("60000.00"),
        new BigDecimal("60000.00"),
        true);
  }

  private static Order order() {
    return Order.newBuilder()
        .setId("order_1")
        .setName("Customer name")
        .setIdentifier("ref")
        .setStatus("paid")
        .setTransactionId("trans_1")
        .setPaidAt(Instant.parse("2022-03-01T10:05:45Z"))
        .setStudentName("Student Name")
        .setCustomIdentifier("C-1")
        .setCollectorCode("branch")
        .setGradeCode("M1BLUE")
        .setGradeName("Montessori 1")
        .setNewAdmission(false)
        .setDateOfBirth(LocalDate.parse("2000-01-01"))
        .setAcademicYearStart(2022)
        .setAcademicYearEnd(2023)
        .setLines(List.of(line("Admission Fee", "12345.60")))
        .setNotes(List.of(new Note("erp_reference_id", "REF123")))
        .build();
  }

  static PaymentReported bare() {
    return PaymentReported.newBuilder()
        .setEventId("e")
        .setEvent("x")
        .setEvidence(
            Evidence.newBuilder()
                .setSource(Source.API)
                .setCollector("c")
                .setReceivedAt(Instant.EPOCH)
                .setBodySha256("")
                .setBody(ByteBuffer.allocate(0))
                .build())
        .build();
  }

  static UnrecognisedDelivery unrecognised() {
    return UnrecognisedDelivery.newBuilder()
        .setEventId("sha256:00")
        .setReason(UnrecognisedReason.NOT_JSON)
        .setEvidence(evidence())
        .build();
  }

  private static Student student() {
    return Student.newBuilder()
        .setJodoStudentId("7268")
        .setIdentifier("ADM-1")
        .setCustomIdentifier("C-1")
        .setCollectorCode("branch")
        .setGradeCode("M1BLUE")
        .setGradeName("Montessori 1")
        .setAcademicYearStart(2022)
        .setAcademicYearEnd(2023)
        .setFullname("Jodo Test Student")
        .setNotes(List.of(new Note("registration_number", "REG12345")))
        .build();
  }

  private static Payment payment() {
    return Payment.newBuilder()
        .setId("flex_1234")
        .setAmount(new BigDecimal("12345.60"))
        .setProduct("flex")
        .setMode("PG")
        .setPaidAt(Instant.parse("2022-05-29T00:00:00Z"))
        .setReferenceId("ref")
        .setTransactionId("txn")
        .setSettlementUtr("UTR0")
        .setSettledAt(Instant.parse("2022-06-01T23:59:59.999999Z"))
        .setSubscriptionId("77")
        .setSubscriptionStatus("active")
        .setLines(List.of(line("Tuition", "12000.00"), line("Bus", "345.60")))
        .setDueDate(LocalDate.parse("2022-05-28"))
        .setNotes(List.of(new Note(null, "advance payment")))
        .build();
  }

  private static Line line(String component, String amount) {
    return Line.newBuilder()
        .setComponent(component)
        .setAmount(new BigDecimal(amount))
        .setSettlementUtr("UTR1")
        .setSettledAt(Instant.parse("2022-06-01T12:00:00Z"))
        .build();
  }

  private static Evidence evidence() {
    return Evidence.newBuilder()
        .setSource(Source.WEBHOOK)
        .setCollector("demo")
        .setReceivedAt(Instant.parse("2022-05-30T10:11:13.000001Z"))
        .setSourceAddress("192.0.2.7")
        .setKeyId("key-1")
        .setBodySha256("00")
        .setBody(ByteBuffer.wrap("{\"fee\": \"₹\"}".getBytes(StandardCharsets.UTF_8)))
        .setSignature("ab")
        .setContentType("application/json")
        .setPathEvent("flex.downpayment.settled")
        .setHeaders(List.of(new ReceivedHeader("user-agent", "Jodo/1")))
        .setUnread(
            List.of(
                Unread.newBuilder()
                    .setPath("/payload/payment/details/0/amount")
                    .setText("1e3x")
                    .setReason(UnreadReason.NOT_A_NUMBER)
                    .build()))
        .build();
  }
}
