package io.feebridge.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.schemas.PaymentReported;
import io.feebridge.schemas.Source;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writing and reading with a schema registry. */
class RegistryModeTest {

  private static final String TOPIC = "jodo.payments.v1";
  private static final String SUBJECT = TOPIC + "-value";

  private final FakeRegistry registry = new FakeRegistry();
  private final AvroWireSerializer serializer = new AvroWireSerializer();
  private final AvroWireDeserializer deserializer = new AvroWireDeserializer();

  RegistryModeTest() {
    configure(Map.of());
  }

  @AfterEach
  void close() {
    serializer.close();
    deserializer.close();
    registry.close();
  }

  @Test
  void aRegisteredSchemaIsLookedUpOnceAndFetchedOnce() {
    register(42);
    for (int i = 0; i < 3; i++) {
      byte[] bytes = serializer.serialize(TOPIC, SampleRecords.full());
      assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(42);
      assertThat(deserializer.deserialize(TOPIC, bytes))
          .hasToString(SampleRecords.full().toString());
    }
    assertThat(registry.calls).containsExactly("POST /subjects/" + SUBJECT, "GET /schemas/ids/42");
    assertThat(registry.schemasSent).containsExactly(PaymentReported.getClassSchema().toString());
  }

  @Test
  void autoRegisterPostsAVersionAndKeysHaveTheirOwnSubject() {
    registry.idsBySubject.put(TOPIC + "-key", 7);
    Map<String, Object> settings = new HashMap<>(Settings.registry(registry.address() + "/"));
    settings.put("auto.register.schemas", "true");
    serializer.configure(settings, true);
    byte[] bytes = serializer.serialize(TOPIC, SampleRecords.bare());
    assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(7);
    assertThat(registry.calls).containsExactly("POST /subjects/" + TOPIC + "-key/versions");
  }

  @Test
  void manyThreadsAskOnce() {
    register(42);
    PaymentReported sample = SampleRecords.full();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        threads.submit(() -> deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, sample)));
      }
    }
    assertThat(registry.calls).hasSize(2);
  }

  @Test
  void aTopicMayHoldIdsOfReleasesAndOfTheRegistry() {
    register(42);
    AvroWireSerializer bundled = new AvroWireSerializer();
    bundled.configure(Settings.bundled(), false);
    byte[] released = bundled.serialize(TOPIC, SampleRecords.full());
    byte[] registered = serializer.serialize(TOPIC, SampleRecords.full());
    assertThat(deserializer.deserialize(TOPIC, released))
        .hasToString(deserializer.deserialize(TOPIC, registered).toString());
    assertThat(registry.calls).doesNotContain("GET /schemas/ids/1900000001");
  }

  @Test
  void anUnregisteredSchemaIsRefusedWithWhatToDoAndAskedAgain() {
    assertThatThrownBy(() -> serializer.serialize(TOPIC, SampleRecords.bare()))
        .isInstanceOf(SchemaRegistryException.class)
        .hasMessageContaining("not registered under subject " + SUBJECT)
        .hasMessageContaining("auto.register.schemas");
    register(42);
    assertThat(serializer.serialize(TOPIC, SampleRecords.bare())).isNotEmpty();
  }

  @Test
  void anUnknownIdIsUnknownUntilTheRegistryHasIt() {
    byte[] bytes = ByteBuffer.wrap(bundledBytes()).putInt(1, 77).array();
    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
        .isInstanceOfSatisfying(
            UnknownSchemaIdException.class, e -> assertThat(e.id()).isEqualTo(77));
    registry.holds(77, PaymentReported.getClassSchema().toString());
    assertThat(deserializer.deserialize(TOPIC, bytes)).isInstanceOf(PaymentReported.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 409, 422, 429, 500, 503})
  void aRegistryThatRefusesOrFailsIsNoFaultOfTheRecord(int status) {
    registry.failWith = status;
    assertThatThrownBy(() -> serializer.serialize(TOPIC, SampleRecords.bare()))
        .isInstanceOf(SchemaRegistryException.class);
    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytesWithId(5)))
        .isInstanceOf(SchemaRegistryException.class)
        .hasMessageContaining("" + status);
  }

  @Test
  void aSilentRegistryIsGivenUpInTime() {
    registry.silent = true;
    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytesWithId(5)))
        .isInstanceOf(SchemaRegistryException.class)
        .hasMessageContaining("does not answer");
  }

  @Test
  void anAnswerThatIsNoneIsNoFaultOfTheRecord() {
    registry.answersById.put(5, "<html>gateway</html>");
    registry.answersById.put(6, "{}");
    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytesWithId(5)))
        .isInstanceOf(SchemaRegistryException.class);
    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytesWithId(6)))
        .isInstanceOf(SchemaRegistryException.class);
  }

  @Test
  void theNextAddressIsAskedWhenOneFails() {
    register(42);
    try (FakeRegistry broken = new FakeRegistry()) {
      broken.failWith = 500;
      serializer.configure(
          Settings.registry("http://127.0.0.1:1," + broken.address() + "," + registry.address()),
          false);
      assertThat(serializer.serialize(TOPIC, SampleRecords.bare())).isNotEmpty();
      assertThat(broken.calls).hasSize(1);
    }
  }

  @Test
  void credentialsComeFromUserInfoOrFromTheAddress() {
    register(42);
    configure(
        Map.of(
            "basic.auth.credentials.source",
            "USER_INFO",
            "basic.auth.user.info",
            "user:pass:word"));
    serializer.serialize(TOPIC, SampleRecords.bare());
    serializer.configure(
        Settings.registry(registry.address().replace("//", "//other:secret@")), false);
    serializer.serialize(TOPIC, SampleRecords.bare());
    assertThat(registry.authorizations)
        .containsExactly("Basic " + base64("user:pass:word"), "Basic " + base64("other:secret"));
  }

  @Test
  void credentialsAreInNoExceptionText() {
    registry.failWith = 500;
    serializer.configure(
        Settings.registry(registry.address().replace("//", "//other:secret@")), false);
    assertThatThrownBy(() -> serializer.serialize(TOPIC, SampleRecords.bare()))
        .hasMessageNotContaining("secret")
        .hasMessageContaining(registry.address());
    assertThatThrownBy(() -> configure(Map.of("schema.registry.url", "other:secret@registry")))
        .isInstanceOf(ConfigException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void missingCredentialsAreRefusedAtOnce() {
    assertThatThrownBy(() -> configure(Map.of("basic.auth.credentials.source", "USER_INFO")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("basic.auth.user.info");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.Thread",
        "io.feebridge.schemas.Nothing",
        "io.feebridge.schemas.wire.AvroWireSerializer"
      })
  void aSchemaOfAnotherClassIsUndecodable(String name) {
    registry.holds(
        5,
        PaymentReported.getClassSchema()
            .toString()
            .replaceFirst(
                "\"PaymentReported\",\"namespace\":\"io.feebridge.schemas\"", "\"" + name + "\""));
    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytesWithId(5)))
        .isInstanceOf(UndecodableRecordException.class);
  }

  @Test
  void aSchemaThatIsNotAvroOrNotValidIsUndecodable() {
    registry.answersById.put(5, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax\"}");
    registry.holds(6, "{\"type\":\"elsewhere.Referenced\"}");
    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytesWithId(5)))
        .isInstanceOf(UndecodableRecordException.class);
    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytesWithId(6)))
        .isInstanceOf(UndecodableRecordException.class);
  }

  @Test
  void aNewerWritersFieldsAreSkippedAndItsEnumValuesRecognisedAsUnknown() {
    String newer =
        PaymentReported.getClassSchema()
            .toString()
            .replaceFirst("\"fields\":\\[", "\"fields\":[{\"name\":\"n\",\"type\":\"string\"},")
            .replaceFirst("\"symbols\":\\[\"WEBHOOK\"", "\"symbols\":[\"CARRIER_PIGEON\"");
    registry.holds(5, newer);
    byte[] now = bundledBytes(); // source WEBHOOK stands where CARRIER_PIGEON does
    byte[] later =
        ByteBuffer.allocate(now.length + 2)
            .put((byte) 0)
            .putInt(5)
            .put(new byte[] {2, 'n'})
            .put(now, 5, now.length - 5)
            .array();
    PaymentReported read = (PaymentReported) deserializer.deserialize(TOPIC, later);
    assertThat(read.getEvidence().getSource()).isEqualTo(Source.UNKNOWN);
    assertThat(read.getEvent()).isEqualTo(SampleRecords.full().getEvent());
  }

  @Test
  void itsFailuresAreSerializationExceptionsAsKafkaExpects() {
    assertThat(SerializationException.class)
        .isAssignableFrom(UnknownSchemaIdException.class)
        .isAssignableFrom(UndecodableRecordException.class)
        .isAssignableFrom(SchemaRegistryException.class);
  }

  private void configure(Map<String, ?> more) {
    Map<String, Object> settings = new HashMap<>(Settings.registry(registry.address()));
    settings.putAll(more);
    serializer.configure(settings, false);
    deserializer.configure(settings, false);
  }

  private void register(int id) {
    registry.idsBySubject.put(SUBJECT, id);
    registry.holds(id, PaymentReported.getClassSchema().toString());
  }

  private static byte[] bundledBytes() {
    AvroWireSerializer bundled = new AvroWireSerializer();
    bundled.configure(Settings.bundled(), false);
    return bundled.serialize(TOPIC, SampleRecords.full());
  }

  private static byte[] bytesWithId(int id) {
    return ByteBuffer.wrap(bundledBytes()).putInt(1, id).array();
  }

  private static String base64(String text) {
    return Base64.getEncoder()
        .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
