package io.feebridge.ingress.reading.jodo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.feebridge.ingress.part.Line;
import io.feebridge.ingress.part.Note;
import io.feebridge.ingress.part.Payment;
import io.feebridge.ingress.part.Student;
import io.feebridge.ingress.reading.PaymentReport;
import io.feebridge.ingress.reading.Reading;
import io.feebridge.ingress.reading.Unread;
import io.feebridge.ingress.reading.Unrecognised;
import io.feebridge.ingress.reading.Unrecognised.Why;
import io.feebridge.ingress.value.UnreadReason;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JodoBodiesTest {

  private final JodoBodies bodies = new JodoBodies();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7268|7268",
        "\"7268\"|7268",
        "\"student_1234\"|student_1234",
        "\" 7268 \"|' 7268 '",
        "7268.0|7268.0",
        "1e4|1e4",
        "null|",
        "\"\"|",
        "\"  \"|",
      })
  void idsAreTextAsWrittenWhateverTheirJsonType(String json, String id) {
    PaymentReport report = payload("\"jodo_student_id\":" + json + ",\"payment\":{}");
    assertThat(report.student() == null ? null : report.student().jodoStudentId()).isEqualTo(id);
    assertThat(report.unread()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true|true|WRONG_TYPE",
        "{}||WRONG_TYPE",
        "[7268]||WRONG_TYPE",
        "NaN|NaN|WRONG_TYPE",
        "\"a\\u0000b\"|a\0b|OTHER",
      })
  void whatIsNoIdIsNoted(String json, String text, UnreadReason reason) {
    PaymentReport report = payload("\"payment\":{\"id\":" + json + ",\"mode\":\"PG\"}");
    assertThat(report.payment()).extracting(Payment::id, Payment::mode).containsExactly(null, "PG");
    assertThat(report.unread()).containsExactly(new Unread("/payload/payment/id", text, reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10000", "\"10000\"", "10000.0", "1e4", "\"10000.00\"", "10000.000"})
  void amountsAreExactWhateverTheirForm(String json) {
    PaymentReport report = payload("\"payment\":{\"amount\":" + json + "}");
    assertThat(report.payment()).isNotNull();
    assertThat(report.payment().amount()).isEqualTo(new BigDecimal("10000.00"));
    assertThat(report.unread()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10000.005|10000.005|TOO_PRECISE",
        "\"10000.005\"|10000.005|TOO_PRECISE",
        "NaN|NaN|NOT_A_NUMBER",
        "-Infinity|-Infinity|NOT_A_NUMBER",
        "\"ten\"|ten|NOT_A_NUMBER",
        "1e999999999|1e999999999|TOO_LARGE",
        "1234567890123456|1234567890123456|TOO_LARGE",
        "true|true|WRONG_TYPE",
        "{\"value\":1}||WRONG_TYPE",
      })
  void anUnreadableAmountLosesOnlyItself(String json, String text, UnreadReason reason) {
    PaymentReport report =
        payload(
            "\"payment\":{\"id\":\"p1\",\"details\":[{\"fee_component\":\"A\",\"amount\":1},"
                + "{\"amount\":"
                + json
                + ",\"fee_component\":\"B\"}]}");
    assertThat(report.payment()).isNotNull();
    assertThat(report.payment().lines())
        .containsExactly(
            new Line("A", new BigDecimal("1.00"), null, null), new Line("B", null, null, null));
    assertThat(report.unread())
        .containsExactly(new Unread("/payload/payment/details/1/amount", text, reason));
  }

  @Test
  void negativeAmountsAreKept() {
    PaymentReport report = payload("\"payment\":{\"amount\":-5.5}");
    assertThat(report.payment()).isNotNull();
    assertThat(report.payment().amount()).isEqualTo(new BigDecimal("-5.50"));
  }

  @Test
  void theLineKeyHasTwoNamesAndFeeComponentWins() {
    assertThat(lines("{\"component_type\":\"A\"}")).extracting(Line::component).containsOnly("A");
    assertThat(lines("{\"component_type\":\"A\",\"fee_component\":\"B\"}"))
        .extracting(Line::component)
        .containsOnly("B");
    assertThat(lines("{\"fee_component\":\"B\",\"component_type\":\"A\"}"))
        .extracting(Line::component)
        .containsOnly("B");
  }

  @Test
  void aLineThatIsNoObjectKeepsItsPlace() {
    PaymentReport report =
        payload("\"payment\":{\"details\":[7,{\"amount\":1},null,[[{}]],\"x\"]}");
    assertThat(report.payment()).isNotNull();
    assertThat(report.payment().lines())
        .containsExactly(
            Line.EMPTY,
            new Line(null, new BigDecimal("1.00"), null, null),
            Line.EMPTY,
            Line.EMPTY,
            Line.EMPTY);
    assertThat(report.unread())
        .containsExactly(
            new Unread("/payload/payment/details/0", "7", UnreadReason.WRONG_TYPE),
            new Unread("/payload/payment/details/3", null, UnreadReason.WRONG_TYPE),
            new Unread("/payload/payment/details/4", "x", UnreadReason.WRONG_TYPE));
  }

  @Test
  void gradeIsAnObjectOrABareCode() {
    assertThat(student("\"grade\":{\"name\":\"Class I\",\"code\":\"c1\"}"))
        .extracting(Student::gradeCode, Student::gradeName)
        .containsExactly("c1", "Class I");
    assertThat(student("\"grade\":\"c1\""))
        .extracting(Student::gradeCode, Student::gradeName)
        .containsExactly("c1", null);
    assertThat(student("\"grade\":null"))
        .extracting(Student::gradeCode, Student::gradeName)
        .containsExactly(null, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"x\"|null=x",
        "\"\"|",
        "null|",
        "[]|",
        "[{\"key\":\"a\",\"value\":\"b\",\"new\":{}}]|a=b",
        "[{\"value\":1.50,\"key\":7},{\"key\":\"t\",\"value\":true}]|7=1.50,t=true",
        "[\"bare\",7]|null=bare,null=7",
        "[{\"key\":\"a\"},{}]|a=null,null=null",
      })
  void notesAreAnArrayOrOneText(String json, String expected) {
    PaymentReport report = payload("\"payment\":{\"notes\":" + json + "}");
    assertThat(report.unread()).isEmpty();
    assertThat(report.payment()).isNotNull();
    assertThat(report.payment().notes())
        .extracting(note -> note.key() + "=" + note.value())
        .containsExactly(expected == null ? new String[0] : expected.split(",", -1));
  }

  @Test
  void aNoteThatCannotBeReadIsNotedAndKeepsItsPlace() {
    PaymentReport report =
        payload(
            "\"student\":{\"notes\":[{\"key\":\"a\",\"value\":{}},[1]]},\"payment\":{\"notes\":\""
                + "x".repeat(4_097)
                + "\"}");
    assertThat(report.student()).isNotNull();
    assertThat(report.student().notes()).containsExactly(new Note("a", null), Note.EMPTY);
    assertThat(report.payment()).extracting(Payment::notes).isEqualTo(List.of());
    assertThat(report.unread())
        .containsExactly(
            new Unread("/payload/student/notes/0/value", null, UnreadReason.WRONG_TYPE),
            new Unread("/payload/student/notes/1", null, UnreadReason.WRONG_TYPE),
            new Unread("/payload/payment/notes", "x".repeat(64), UnreadReason.TOO_LARGE));
  }

  @Test
  void unknownFieldsAreIgnoredWhereverTheyStand() {
    PaymentReport report =
        read(
            "{\"x\":{\"y\":[1,{}]},\"event\":\"direct.payment.added\",\"payload\":{\"z\":[[]],"
                + "\"payment\":{\"new\":{\"id\":\"no\"},\"id\":\"p\"}},\"new\":0.1}");
    assertThat(report.payment()).extracting(Payment::id).isEqualTo("p");
    assertThat(report.unread()).isEmpty();
  }

  @Test
  void theEnvelopeMayComeInAnyOrderAndWithItsNumbersInText() {
    PaymentReport report =
        read(
            "{\"payload\":{\"payment\":{\"id\":1}},\"version\":1.0,\"timestamp\":\"1655448963\","
                + "\"event_id\":42,\"event\":\"flex.instalment.bounced\"}");
    assertThat(report.eventId()).isEqualTo("42");
    assertThat(report.version()).isEqualTo("1.0");
    assertThat(report.occurredAt()).isEqualTo(Instant.parse("2022-06-17T06:56:03Z"));
  }

  @Test
  void anUnreadableEnvelopeFieldIsNotedByItsPointer() {
    PaymentReport report =
        read(
            "{\"event\":\"direct.payment.added\",\"event_id\":{\"a\":1},\"timestamp\":\"soon\","
                + "\"payload\":{\"student\":[1],\"payment\":{\"paid_at\":\"29/01/2022\","
                + "\"details\":{\"a\":1}}}}");
    assertThat(report.eventId()).isNull();
    assertThat(report.unread())
        .containsExactly(
            new Unread("/event_id", null, UnreadReason.WRONG_TYPE),
            new Unread("/timestamp", "soon", UnreadReason.NOT_AN_INSTANT),
            new Unread("/payload/student", null, UnreadReason.WRONG_TYPE),
            new Unread("/payload/payment/paid_at", "29/01/2022", UnreadReason.NOT_AN_INSTANT),
            new Unread("/payload/payment/details", null, UnreadReason.WRONG_TYPE));
  }

  @Test
  void anEventIdLongerThanAnyIdCountsAsNone() {
    PaymentReport report =
        read(
            "{\"event\":\"direct.payment.added\",\"event_id\":\""
                + "x".repeat(100_000)
                + "\",\"payload\":{\"payment\":{}}}");
    assertThat(report.eventId()).isNull();
    assertThat(report.unread())
        .containsExactly(new Unread("/event_id", "x".repeat(64), UnreadReason.TOO_LARGE));
  }

  @Test
  void aTextIsCutBetweenCharactersNotInsideOne() {
    PaymentReport report = payload("\"payment\":{\"amount\":\"" + "x".repeat(63) + "😀\"}");
    assertThat(report.unread()).extracting(Unread::text).containsExactly("x".repeat(63));
  }

  @Test
  void moreLinesThanAnyFeeStructureAreNotedAndNotCopied() {
    String many = "{\"amount\":1},".repeat(1_000) + "{\"amount\":1}";
    PaymentReport report = payload("\"payment\":{\"details\":[" + many + "],\"id\":\"p\"}");
    assertThat(report.payment()).isNotNull();
    assertThat(report.payment().lines()).isEmpty();
    assertThat(report.payment().id()).isEqualTo("p");
    assertThat(report.unread())
        .containsExactly(new Unread("/payload/payment/details", null, UnreadReason.TOO_LARGE));
  }

  @Test
  void notesAboutUnreadFieldsAreBounded() {
    String many = "{\"amount\":\"x\"},".repeat(900) + "{}";
    assertThat(payload("\"payment\":{\"details\":[" + many + "]}").unread())
        .hasSize(Unread.MAX_NOTES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|NOT_JSON",
        "' '|NOT_JSON",
        "hello|NOT_JSON",
        "{|NOT_JSON",
        "{\"event\":\"direct.payment.added\",\"payload\":{}|NOT_JSON",
        "{\"event\":\"direct.payment.added\",\"payload\":{}} x|NOT_JSON",
        "{\"event\":\"direct.payment.added\",\"payload\":{}}{}|NOT_JSON",
        "{\"event\":\"direct.payment.added\",\"event\":\"order.payment.debited\",\"payload\":{}}"
            + "|NOT_AN_ENVELOPE",
        "{\"event\":\"direct.payment.added\",\"payload\":{\"a\":1},\"payload\":{\"a\":2}}"
            + "|UNPROJECTABLE",
        "{'event':'direct.payment.added'}|NOT_JSON",
        "[]|NOT_AN_ENVELOPE",
        "\"text\"|NOT_AN_ENVELOPE",
        "7|NOT_AN_ENVELOPE",
        "null|NOT_AN_ENVELOPE",
        "{}|NOT_AN_ENVELOPE",
        "{\"event\":null}|NOT_AN_ENVELOPE",
        "{\"event\":[]}|NOT_AN_ENVELOPE",
        "{\"event\":\"flex.refund.paid\"}|UNKNOWN_EVENT",
        "{\"event\":\"Direct.Payment.Added\"}|UNKNOWN_EVENT",
        "{\"event\":\"cred.loan.cancelled\",\"payload\":{}}|UNKNOWN_EVENT",
        "{\"event\":\"order.payment.debited\"}|UNPROJECTABLE",
        "{\"event\":\"cred.loan.canceled\",\"payload\":[{}]}|UNPROJECTABLE",
        "{\"event\":\"direct.payment.added\"}|UNPROJECTABLE",
        "{\"event\":\"direct.payment.added\",\"payload\":[]}|UNPROJECTABLE",
        "{\"event\":\"direct.payment.added\",\"payload\":null}|UNPROJECTABLE",
      })
  void whatNoRecordCarriesSaysWhy(String body, Why why) {
    assertThat(bodies.read(body.getBytes(UTF_8)))
        .asInstanceOf(type(Unrecognised.class))
        .extracting(Unrecognised::why)
        .isEqualTo(why);
  }

  @Test
  void theIdentityOfAnUnrecognisedEnvelopeIsKept() {
    assertThat(bodies.read("{\"event\":\"new.event\",\"event_id\":7}".getBytes(UTF_8)))
        .isEqualTo(new Unrecognised("7", "new.event", Why.UNKNOWN_EVENT));
  }

  @Test
  void nothingIsBelievedOfATextThatIsNoJson() {
    assertThat(bodies.read("{\"event_id\":\"e\",\"event\":\"direct.pay".getBytes(UTF_8)))
        .isEqualTo(new Unrecognised(null, null, Why.NOT_JSON));
  }

  @Test
  void aKeyThatStandsTwiceInALineIsNotGuessedAtAndCostsItsFieldAlone() {
    String twice = "{\"amount\":1,\"fee_component\":\"A\",\"amount\":2}";
    PaymentReport report = payload("\"payment\":{\"details\":[" + twice + "],\"id\":\"p\"}");
    assertThat(report.payment()).isNotNull();
    assertThat(report.payment().id()).isEqualTo("p");
    assertThat(report.payment().lines()).containsExactly(new Line("A", null, null, null));
    assertThat(report.unread())
        .containsExactly(new Unread("/payload/payment/details/0/amount", null, UnreadReason.OTHER));
  }

  @Test
  void moreKeysThatStandTwiceThanNotesAreKeptAreNoJsonOfAnybody() {
    String few = "{\"a\":1,\"a\":2},".repeat(100) + "{}";
    String many = "{\"a\":1,\"a\":2},".repeat(101) + "{}";
    assertThat(payload("\"payment\":{\"id\":\"p\"},\"x\":[" + few + "]").unread()).isEmpty();
    assertThat(bodies.read(body("\"payment\":{\"id\":\"p\"},\"x\":[" + many + "]")))
        .isEqualTo(new Unrecognised(null, null, Why.NOT_JSON));
  }

  @Test
  void aPointerIsAsShortAsTheNamesThatAreLookedUnder() {
    String payment = "{\"payment\":{\"id\":\"p\",\"amount\":\"x\"}}";
    PaymentReport found = payload("\"" + "n".repeat(128) + "\":" + payment);
    assertThat(found.unread())
        .extracting(Unread::pointer)
        .containsExactly("/payload/" + "n".repeat(128) + "/payment/amount");
    PaymentReport not = payload("\"" + "n".repeat(129) + "\":" + payment);
    assertThat(not.payment()).isNull();
    assertThat(not.unread()).extracting(Unread::pointer).containsExactly(Unread.PAYLOAD);
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    byte[] marked = new String(body("\"payment\":{\"id\":\"p\"}"), UTF_8).getBytes(UTF_8);
    assertThat(bodies.read(("\uFEFF" + new String(marked, UTF_8)).getBytes(UTF_8)))
        .isInstanceOf(PaymentReport.class);
  }

  @Test
  void bytesThatAreNoUtf8CostTheTextTheyStandIn() {
    byte[] latin =
        new String(body("\"payment\":{\"id\":\"p\",\"mode\":\"dép\"}"), UTF_8)
            .getBytes(StandardCharsets.ISO_8859_1);
    PaymentReport report = (PaymentReport) bodies.read(latin);
    assertThat(report.payment()).extracting(Payment::id, Payment::mode).containsExactly("p", null);
    assertThat(report.unread())
        .containsExactly(new Unread("/payload/payment/mode", "d\0p", UnreadReason.OTHER));
  }

  @Test
  void bytesThatAreNoUtf8AndStandOutsideTextsAreNoJson() {
    byte[] body = body("\"payment\":{}");
    body[body.length - 2] = (byte) 0xFF;
    assertThat(bodies.read(body)).isEqualTo(new Unrecognised(null, null, Why.NOT_JSON));
  }

  @Test
  void deepNestingEndsInAnAnswer() {
    String deep = "[".repeat(500_000);
    assertThat(bodies.read(deep.getBytes(UTF_8)))
        .isEqualTo(new Unrecognised(null, null, Why.NOT_JSON));
    assertThat(bodies.read(body("\"x\":" + "[".repeat(100) + "]".repeat(100))))
        .isInstanceOf(PaymentReport.class);
  }

  @Test
  void longUnknownNumbersNamesAndTextsCostTheEventNothing() {
    String digits = "9".repeat(200_000);
    assertThat(bodies.read(body("\"a\":" + digits + ",\"b\":0." + digits + ",\"c\":1e" + digits)))
        .isInstanceOf(PaymentReport.class);
    assertThat(bodies.read(body("\"" + digits + "\":\"" + digits + "\"")))
        .isInstanceOf(PaymentReport.class);
  }

  private List<Line> lines(String line) {
    PaymentReport report = payload("\"payment\":{\"details\":[" + line + "]}");
    assertThat(report.payment()).isNotNull();
    return report.payment().lines();
  }

  private Student student(String members) {
    PaymentReport report = payload("\"payment\":{},\"student\":{" + members + "}");
    assertThat(report.unread()).isEmpty();
    assertThat(report.student()).isNotNull();
    return report.student();
  }

  private PaymentReport payload(String members) {
    Reading reading = bodies.read(body(members));
    assertThat(reading).isInstanceOf(PaymentReport.class);
    return (PaymentReport) reading;
  }

  private PaymentReport read(String body) {
    Reading reading = bodies.read(body.getBytes(UTF_8));
    assertThat(reading).isInstanceOf(PaymentReport.class);
    return (PaymentReport) reading;
  }

  private static byte[] body(String payloadMembers) {
    return ("{\"event_id\":\"e\",\"event\":\"direct.payment.added\",\"payload\":{"
            + payloadMembers
            + "}}")
        .getBytes(UTF_8);
  }
}
