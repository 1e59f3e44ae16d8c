package io.feebridge.schemas.wire;

import io.feebridge.schemas.EntryPosting;
import io.feebridge.schemas.EntryReason;
import io.feebridge.schemas.Evidence;
import io.feebridge.schemas.JournalEntryPosted;
import io.feebridge.schemas.Line;
import io.feebridge.schemas.MovementKind;
import io.feebridge.schemas.OpenCase;
import io.feebridge.schemas.Payer;
import io.feebridge.schemas.Payment;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.PaymentState;
import io.feebridge.schemas.PositionLine;
import io.feebridge.schemas.PositionMovement;
import io.feebridge.schemas.PositionSettlement;
import io.feebridge.schemas.PositionState;
import io.feebridge.schemas.PostingSide;
import io.feebridge.schemas.ReceivedHeader;
import io.feebridge.schemas.Source;
import io.feebridge.schemas.Student;
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
    return Stream.of(full(), unrecognised(), state(), entry());
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
        .setEvidence(evidence())
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
