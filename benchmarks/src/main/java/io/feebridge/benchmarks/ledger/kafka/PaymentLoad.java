package io.feebridge.benchmarks.ledger.kafka;

import io.feebridge.schemas.Evidence;
import io.feebridge.schemas.Line;
import io.feebridge.schemas.Payment;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.Source;
import io.feebridge.schemas.Student;
import io.feebridge.schemas.wire.AvroWireSerializer;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A fee day: each payment is debited, and when all of them are, each is settled. A payment has an
 * id, a student and event ids of its own; its record is as large as those of real webhooks.
 */
public final class PaymentLoad implements AutoCloseable {

  private static final String TOPIC = "jodo.payments.v1";
  private static final Instant FIRST = Instant.parse("2026-06-01T04:30:00Z");
  private static final Duration SETTLING = Duration.ofDays(2);
  private static final BigDecimal LINE = new BigDecimal("2500.00");

  private final Producer<String, PaymentReported> producer;
  private final int lines;

  /**
   * A load that is sent to those brokers.
   *
   * @param lines fee components of a payment, 1 or more
   */
  public PaymentLoad(String bootstrap, int lines) {
    this.producer = new KafkaProducer<>(settings(bootstrap));
    this.lines = lines;
  }

  private static Map<String, Object> settings(String bootstrap) {
    return Map.of(
        "bootstrap.servers", bootstrap,
        "key.serializer", StringSerializer.class.getName(),
        "value.serializer", AvroWireSerializer.class.getName(),
        "schema.registry.url", "bundled:",
        "feebridge.schemas.bundled.allowed", "true",
        "acks", "all",
        "linger.ms", "20",
        "batch.size", "262144");
  }

  /**
   * Sends two events for each of these payments and returns when all of them are acknowledged. The
   * same numbers give the same events, but for the time of their receipt.
   *
   * @throws IllegalStateException when one of them is not acknowledged
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the callback says the same
  public void send(int firstPayment, int payments) {
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    for (String what : List.of("debited", "settled")) {
      for (int n = firstPayment; n < firstPayment + payments; n++) {
        PaymentReported report = report(n, what);
        producer.send(
            new ProducerRecord<>(TOPIC, report.getEventId(), report),
            (_, e) -> {
              if (e != null) {
                failure.compareAndSet(null, e);
              }
            });
      }
    }
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException("Kafka did not take the load", failure.get());
    }
  }

  private PaymentReported report(int n, String what) {
    boolean settled = what.equals("settled");
    String event = "flex.downpayment." + what;
    String eventId = UUID.nameUUIDFromBytes((n + what).getBytes(StandardCharsets.UTF_8)).toString();
    String student = "student_" + (n / 4);
    String payment = "flex_" + n;
    Instant paidAt = FIRST.plusMillis(n);
    Instant occurredAt = settled ? paidAt.plus(SETTLING) : paidAt;
    byte[] body = body(n, event, eventId, occurredAt);
    return PaymentReported.newBuilder()
        .setEventId(eventId)
        .setEvent(event)
        .setVersion("1.0")
        .setOccurredAt(occurredAt)
        .setStudentBuilder(
            Student.newBuilder()
                .setJodoStudentId(student)
                .setIdentifier(Integer.toString(n / 4))
                .setGradeCode("M1BLUE")
                .setGradeName("Montessori 1")
                .setAcademicYearStart(2026)
                .setAcademicYearEnd(2027))
        .setPaymentBuilder(
            Payment.newBuilder()
                .setId(payment)
                .setAmount(LINE.multiply(BigDecimal.valueOf(lines)).setScale(2))
                .setProduct("flex")
                .setMode("PG")
                .setPaidAt(paidAt)
                .setLines(lines(settled ? "N" + (12_600_000 + n / 500) : null, occurredAt)))
        .setEvidence(evidence(occurredAt, body))
        .build();
  }

  /** As long as the examples of Jodo's documentation. */
  private static byte[] body(int n, String event, String eventId, Instant occurredAt) {
    return """
        {"event":"%s","event_id":"%s","version":"1.0","timestamp":%d,"payload":{"jodo_student_id":"student_%d",\
        "student":{"identifier":"%d","custom_identifier":"cust_%d","collector_code":null,"grade":{"code":"M1BLUE",\
        "name":"Montessori 1"},"academic_year_start":2026,"academic_year_end":2027,\
        "primary_contact_number":"0000000000","primary_contact_email":"parent@example.com"},\
        "payment":{"id":"flex_%d","amount":5000,"product":"flex","mode":"PG","paid_at":"2026-06-01T10:05:45Z",\
        "details":[{"fee_component":"TUITION_FEE","amount":2500,"settlement_utr":"N0012600001",\
        "settled_at":"2026-06-03T10:05:45Z"}]}}}
        """
        .formatted(event, eventId, occurredAt.getEpochSecond(), n / 4, n / 4, n / 4, n)
        .getBytes(StandardCharsets.UTF_8);
  }

  private List<Line> lines(@Nullable String utr, Instant settledAt) {
    List<Line> all = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      all.add(
          Line.newBuilder()
              .setComponent(i == 0 ? "TUITION_FEE" : "FEE_" + i)
              .setAmount(LINE)
              .setSettlementUtr(utr)
              .setSettledAt(utr == null ? null : settledAt)
              .build());
    }
    return all;
  }

  private static Evidence evidence(Instant receivedAt, byte[] body) {
    return Evidence.newBuilder()
        .setSource(Source.WEBHOOK)
        .setCollector("demo")
        .setReceivedAt(receivedAt)
        .setSourceAddress("127.0.0.1")
        .setKeyId("demo-key-1")
        .setBodySha256(sha256(body))
        .setBody(ByteBuffer.wrap(body))
        .setSignature("0".repeat(64))
        .setContentType("application/json")
        .build();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
