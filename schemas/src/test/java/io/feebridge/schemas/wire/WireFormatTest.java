package io.feebridge.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.schemas.Evidence;
import io.feebridge.schemas.Payment;
import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.Source;
import io.feebridge.schemas.UnrecognisedDelivery;
import io.feebridge.schemas.UnrecognisedReason;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes themselves, written down by hand from the Avro specification. */
class WireFormatTest {

  static {
    GeneratedClasses.trust();
  }

  private static final String UNRECOGNISED =
      "00 713fb30b" // magic, 1,900,000,011
          + "02 65" // event_id "e"
          + "00" // event null
          + "02" // reason NOT_AN_ENVELOPE
          + "02 02 63 02" // source API, collector "c", received_at 1 microsecond
          + "00 00" // source_address, key_id null
          + "04 6161" // body_sha256 "aa"
          + "06 7b207d" // body "{ }"
          + "00 00 00 00 00"; // signature, content_type, path_event null, unread, headers empty

  private static final String PAYMENT =
      "00 713fb30c" // magic, 1,900,000,012
          + "02 65 02 78 00" // event_id "e", event "x", version null
          + "02 8001" // occurred_at 64 microseconds
          + "00" // student null
          + "02" // payment present
          + "00 02 04 04d2" // id null, amount 12.34 = unscaled 0x04d2
          + "00 00 00 00 00 00 00 00 00" // nine nulls
          + "00 00 00" // lines empty, due_date null, notes empty
          + "00 00 00" // order, application, disbursement null
          + "02 02 63 02 00 00 04 6161 06 7b207d 00 00 00 00 00"; // evidence as above

  /** The same as its first release wrote it: without what was added since. */
  private static final String FIRST_RELEASE =
      "00 713fb301 02 65 02 78 00 02 8001 00 02 00 02 04 04d2 00 00 00 00 00 00 00 00 00 00"
          + "02 02 63 02 00 00 04 6161 06 7b207d 00 00 00 00";

  private final AvroWireSerializer serializer = new AvroWireSerializer();
  private final AvroWireDeserializer deserializer = new AvroWireDeserializer();

  WireFormatTest() {
    Map<String, Object> settings = Settings.bundled();
    serializer.configure(settings, false);
    deserializer.configure(settings, false);
  }

  @Test
  void aDeliveryHasExactlyTheseBytes() {
    UnrecognisedDelivery delivery =
        UnrecognisedDelivery.newBuilder()
            .setEventId("e")
            .setReason(UnrecognisedReason.NOT_AN_ENVELOPE)
            .setEvidence(evidence())
            .build();
    assertThat(serializer.serialize("t", delivery)).isEqualTo(bytes(UNRECOGNISED));
    assertThat(deserializer.deserialize("t", bytes(UNRECOGNISED))).isEqualTo(delivery);
  }

  @Test
  void aPaymentHasExactlyTheseBytes() {
    PaymentReported report =
        PaymentReported.newBuilder()
            .setEventId("e")
            .setEvent("x")
            .setOccurredAt(Instant.ofEpochSecond(0, 64_000))
            .setPayment(Payment.newBuilder().setAmount(new BigDecimal("12.34")).build())
            .setEvidence(evidence())
            .build();
    byte[] expected = bytes(PAYMENT);
    assertThat(serializer.serialize("t", report)).isEqualTo(expected);
    assertThat(deserializer.deserialize("t", expected)).isEqualTo(report);
    assertThat(deserializer.deserialize("t", bytes(FIRST_RELEASE))).isEqualTo(report);
  }

  @Test
  void aTombstoneStaysOne() {
    assertThat(serializer.serialize("t", null)).isNull();
    assertThat(deserializer.deserialize("t", (byte[]) null)).isNull();
  }

  @Test
  void generatedAndGenericRecordsOfOneSchemaMayTakeTurns() {
    Map<String, Object> generic = new HashMap<>(Settings.bundled());
    generic.put("specific.avro.reader", "false");
    AvroWireDeserializer reader = new AvroWireDeserializer();
    reader.configure(generic, false);
    for (int turn = 0; turn < 2; turn++) {
      Object asGeneric = reader.deserialize("t", bytes(PAYMENT));
      Object asClass = deserializer.deserialize("t", bytes(PAYMENT));
      assertThat(serializer.serialize("t", asGeneric)).isEqualTo(bytes(PAYMENT));
      assertThat(serializer.serialize("t", asClass)).isEqualTo(bytes(PAYMENT));
    }
  }

  @TestFactory
  Stream<DynamicTest> aRecordCutShortAnywhereIsUndecodable() {
    byte[] whole = bytes(UNRECOGNISED);
    return IntStream.range(0, whole.length)
        .mapToObj(
            length ->
                DynamicTest.dynamicTest(
                    length + " bytes", () -> assertUndecodable(Arrays.copyOf(whole, length))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        UNRECOGNISED + "00", // one byte too many
        "01" + "713fb302 02 65 00 02", // wrong magic
        "7b22657665 6e745f6964223a 22", // JSON
        "00 713fb302 01 65", // negative length
        "00 713fb302 80 80 80 80 08 65", // a string of 1 GiB
        "00 713fb302 ff ff ff ff ff ff ff ff ff ff ff 65", // no number at all
        "00 713fb302 02 65 04", // no such branch of the union
        "00 713fb302 02 65 00 3f", // no such reason
      })
  void bytesThatAreNoRecordAreUndecodable(String hex) {
    assertUndecodable(bytes(hex));
  }

  /** A hostile length must not cost memory before the bytes behind it are missed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "02 65 00 02 02 02 63 02 00 00 04 6161 8080808008 7b", // body of 1 GiB
        "02 65 00 02 02 02 63 02 00 00 04 6161 00 00 00 00 8080808008 7b", // 2^30 unread fields
      })
  void aLengthThatLiesIsUndecodable(String hex) {
    assertUndecodable(bytes("00 713fb302" + hex));
  }

  @Test
  void aReleaseNewerThanThisVersionIsUnknownAndNamesItsId() {
    byte[] bytes = ByteBuffer.allocate(9).put((byte) 0).putInt(1_999_999_999).array();
    assertThatThrownBy(() -> deserializer.deserialize("t", bytes))
        .isInstanceOfSatisfying(
            UnknownSchemaIdException.class, e -> assertThat(e.id()).isEqualTo(1_999_999_999))
        .hasMessageContaining("upgrade the reader");
  }

  @Test
  void aRegistrysIdIsUnknownWhereNoRegistryIs() {
    assertThatThrownBy(() -> deserializer.deserialize("t", bytes("00 00000007 00")))
        .isInstanceOf(UnknownSchemaIdException.class)
        .hasMessageContaining("bundled: has none");
  }

  private void assertUndecodable(byte[] bytes) {
    assertThatThrownBy(() -> deserializer.deserialize("t", bytes))
        .isInstanceOf(UndecodableRecordException.class);
  }

  private static Evidence evidence() {
    return Evidence.newBuilder()
        .setSource(Source.API)
        .setCollector("c")
        .setReceivedAt(Instant.EPOCH.plusNanos(1_000))
        .setBodySha256("aa")
        .setBody(ByteBuffer.wrap(new byte[] {'{', ' ', '}'}))
        .build();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
