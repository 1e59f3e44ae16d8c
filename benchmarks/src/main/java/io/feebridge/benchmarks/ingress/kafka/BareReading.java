package io.feebridge.benchmarks.ingress.kafka;

import io.feebridge.schemas.Evidence;
import io.feebridge.schemas.Line;
import io.feebridge.schemas.Payment;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.Source;
import io.feebridge.schemas.Student;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A downpayment's body in one pass, into the record that the ingress writes. Believes every type.
 */
final class BareReading {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Clock CLOCK = Clock.systemUTC();

  private final PaymentReported.Builder report = PaymentReported.newBuilder();
  private final Student.Builder student = Student.newBuilder();
  private final Payment.Builder payment = Payment.newBuilder();
  private final List<Line> lines = new ArrayList<>();

  private BareReading() {}

  static PaymentReported of(byte[] body, String signature) {
    BareReading reading = new BareReading();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
      json.nextToken();
      reading.object(json, "");
    }
    return reading
        .report
        .setStudentBuilder(reading.student)
        .setPaymentBuilder(reading.payment.setLines(reading.lines))
        .setEvidence(evidence(body, signature))
        .build();
  }

  private void object(JsonParser json, String within) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      switch (json.nextToken()) {
        case START_OBJECT -> object(json, name);
        case START_ARRAY -> lines(json);
        case VALUE_NULL -> {
          // as absent
        }
        default -> value(within, name, json);
      }
    }
  }

  private void value(String within, String name, JsonParser json) {
    switch (within) {
      case "student" -> student(name, json);
      case "grade" -> grade(name, json);
      case "payment" -> payment(name, json);
      default -> envelope(name, json);
    }
  }

  private void envelope(String name, JsonParser json) {
    switch (name) {
      case "event" -> report.setEvent(json.getString());
      case "event_id" -> report.setEventId(json.getString());
      case "version" -> report.setVersion(json.getString());
      case "timestamp" -> report.setOccurredAt(Instant.ofEpochSecond(json.getLongValue()));
      case "jodo_student_id" -> student.setJodoStudentId(json.getString());
      default -> json.skipChildren();
    }
  }

  private void student(String name, JsonParser json) {
    switch (name) {
      case "identifier" -> student.setIdentifier(json.getString());
      case "custom_identifier" -> student.setCustomIdentifier(json.getString());
      case "academic_year_start" -> student.setAcademicYearStart(json.getIntValue());
      case "academic_year_end" -> student.setAcademicYearEnd(json.getIntValue());
      default -> json.skipChildren();
    }
  }

  private void grade(String name, JsonParser json) {
    switch (name) {
      case "code" -> student.setGradeCode(json.getString());
      case "name" -> student.setGradeName(json.getString());
      default -> json.skipChildren();
    }
  }

  private void payment(String name, JsonParser json) {
    switch (name) {
      case "id" -> payment.setId(json.getString());
      case "amount" -> payment.setAmount(rupees(json));
      case "product" -> payment.setProduct(json.getString());
      case "mode" -> payment.setMode(json.getString());
      case "paid_at" -> payment.setPaidAt(Instant.parse(json.getString()));
      default -> json.skipChildren();
    }
  }

  private void lines(JsonParser json) {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Line.Builder line = Line.newBuilder();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "fee_component" -> line.setComponent(json.getString());
          case "amount" -> line.setAmount(rupees(json));
          default -> json.skipChildren();
        }
      }
      lines.add(line.build());
    }
  }

  private static BigDecimal rupees(JsonParser json) {
    return new BigDecimal(json.getString()).setScale(2);
  }

  private static Evidence evidence(byte[] body, String signature) {
    return Evidence.newBuilder()
        .setSource(Source.WEBHOOK)
        .setCollector("demo")
        .setReceivedAt(CLOCK.instant())
        .setSourceAddress("127.0.0.1")
        .setKeyId("demo-key-1")
        .setBodySha256(sha256(body))
        .setBody(ByteBuffer.wrap(body))
        .setSignature(signature)
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
}
