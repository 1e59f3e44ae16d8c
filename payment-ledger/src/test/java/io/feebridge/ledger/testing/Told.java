package io.feebridge.ledger.testing;

import io.feebridge.schemas.Evidence;
import io.feebridge.schemas.Line;
import io.feebridge.schemas.Payment;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.Source;
import io.feebridge.schemas.Student;
import io.feebridge.schemas.Unread;
import io.feebridge.schemas.UnreadReason;
import io.feebridge.schemas.wire.GeneratedClasses;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Jodo told, as the ingress would write it: a readable builder with sensible defaults. */
public final class Told {

  static {
    GeneratedClasses.trust();
  }

  public static final Instant NOON = Instant.parse("2026-06-01T06:30:00Z");

  private final Payment.Builder payment = Payment.newBuilder();
  private final List<Line> lines = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  private final String event;
  private String eventId;
  private String collector = "demo";
  private String body = "";
  private Instant receivedAt = Instant.parse("2026-11-01T00:00:00Z");
  private @Nullable Instant occurredAt = NOON;
  private Student.@Nullable Builder student =
      Student.newBuilder()
          .setJodoStudentId("7268")
          .setIdentifier("JODO/TEST/005")
          .setAcademicYearStart(2026);

  private Told(String event, String id) {
    this.event = event;
    this.eventId = event + "-" + id;
    payment.setId(id).setLines(lines);
  }

  public static Told that(String event, String paymentId) {
    return new Told(event, paymentId);
  }

  public Told eventId(String value) {
    eventId = value;
    return this;
  }

  public Told collector(String value) {
    collector = value;
    return this;
  }

  /** Other words in the body: other bytes, same meaning. */
  public Told body(String value) {
    body = value;
    return this;
  }

  public Told at(@Nullable Instant value) {
    occurredAt = value;
    return this;
  }

  public Told receivedAt(Instant value) {
    receivedAt = value;
    return this;
  }

  public Told noId() {
    payment.setId(null);
    return this;
  }

  public Told amount(String rupees) {
    payment.setAmount(new BigDecimal(rupees).setScale(2));
    return this;
  }

  public Told paidAt(Instant value) {
    payment.setPaidAt(value);
    return this;
  }

  public Told mode(String value) {
    payment.setMode(value);
    return this;
  }

  public Told transactionId(String value) {
    payment.setTransactionId(value);
    return this;
  }

  public Told utr(String value, Instant settledAt) {
    payment.setSettlementUtr(value).setSettledAt(settledAt);
    return this;
  }

  public Told line(@Nullable String component, @Nullable String rupees) {
    return line(component, rupees, null, null);
  }

  public Told line(
      @Nullable String component,
      @Nullable String rupees,
      @Nullable String utr,
      @Nullable Instant settledAt) {
    lines.add(
        Line.newBuilder()
            .setComponent(component)
            .setAmount(rupees == null ? null : new BigDecimal(rupees).setScale(2))
            .setSettlementUtr(utr)
            .setSettledAt(settledAt)
            .build());
    return this;
  }

  public Told student(@Nullable String jodoId, @Nullable String identifier, Integer year) {
    student =
        Student.newBuilder()
            .setJodoStudentId(jodoId)
            .setIdentifier(identifier)
            .setAcademicYearStart(year);
    return this;
  }

  public Told noStudent() {
    student = null;
    return this;
  }

  public Told branch(String code) {
    if (student != null) {
      student.setCollectorCode(code);
    }
    return this;
  }

  public Told unread(String path, String text) {
    unread.add(
        Unread.newBuilder()
            .setPath(path)
            .setText(text)
            .setReason(UnreadReason.NOT_A_NUMBER)
            .build());
    return this;
  }

  public PaymentReported report() {
    // built, because a builder has no text of its own and two runs would differ
    String who = student == null ? "" : student.build().toString();
    String text = event + eventId + payment.getId() + lines + occurredAt + who + body;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return PaymentReported.newBuilder()
        .setEventId(eventId)
        .setEvent(event)
        .setOccurredAt(occurredAt)
        .setStudentBuilder(student)
        .setPayment(payment.build())
        .setEvidence(
            Evidence.newBuilder()
                .setSource(Source.WEBHOOK)
                .setCollector(collector)
                .setReceivedAt(receivedAt)
                .setKeyId("demo-key-1")
                .setBodySha256(sha256(bytes))
                .setBody(ByteBuffer.wrap(bytes))
                .setUnread(unread)
                .build())
        .build();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
