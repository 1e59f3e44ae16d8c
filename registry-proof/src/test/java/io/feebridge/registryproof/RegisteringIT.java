package io.feebridge.registryproof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ids and subjects: whoever registers or looks up, it is the same schema to the registry. */
class RegisteringIT {

  private static final ReleasedSchema PAYMENTS = ReleasedSchema.payments();

  private final RegistryServer registry = RegistryServer.running();
  private final String topic = RegistryServer.newTopic();
  private final IndexedRecord record = new RandomRecords(1, true).next(PAYMENTS.schema());

  @ParameterizedTest
  @EnumSource
  void whatOneRegistersTheOtherFindsUnderTheSameSubjectAndId(WireClasses first) {
    int id = idOf(first, WireClasses.registering(registry.address()), false);
    assertThat(idOf(first.other(), WireClasses.registering(registry.address()), false))
        .isEqualTo(id);
    assertThat(idOf(first.other(), WireClasses.lookingUp(registry.address()), false)).isEqualTo(id);
    assertThat(registry.versions(topic + "-value")).isOne();
    assertThat(registry.subjects()).contains(topic + "-value").doesNotContain(topic + "-key");
  }

  @ParameterizedTest
  @EnumSource
  void keysHaveASubjectOfTheirOwn(WireClasses classes) {
    idOf(classes, WireClasses.registering(registry.address()), true);
    assertThat(registry.subjects()).contains(topic + "-key").doesNotContain(topic + "-value");
  }

  @ParameterizedTest
  @EnumSource
  void theReleasedFileIsWhatAnOperatorRegisters(WireClasses classes) {
    int id = registry.register(topic + "-value", PAYMENTS.text());
    assertThat(idOf(classes, WireClasses.lookingUp(registry.address()), false)).isEqualTo(id);
  }

  @ParameterizedTest
  @EnumSource
  void withoutPermissionToRegisterAnUnregisteredSchemaIsRefusedAndNothingIsRegistered(
      WireClasses classes) {
    assertThatThrownBy(() -> idOf(classes, WireClasses.lookingUp(registry.address()), false))
        .isInstanceOf(SerializationException.class);
    assertThat(registry.subjects()).doesNotContain(topic + "-value");
  }

  @ParameterizedTest
  @EnumSource
  void credentialsAreTakenFromTheSettingsAndFromTheAddress(WireClasses classes) {
    try (Gatekeeper gate = new Gatekeeper()) {
      gate.demanded = "reader:pass word";
      Map<String, Object> settings = new HashMap<>(WireClasses.registering(gate.address()));
      assertThatThrownBy(() -> idOf(classes, settings, false)).hasMessageNotContaining("pass word");
      settings.put("basic.auth.credentials.source", "USER_INFO");
      settings.put("basic.auth.user.info", "reader:pass word");
      int id = idOf(classes, settings, false);
      gate.demanded = "reader:word";
      settings.put("schema.registry.url", gate.address().replace("//", "//reader:word@"));
      settings.put("basic.auth.credentials.source", "URL"); // the genuine class wants it said
      assertThat(idOf(classes, settings, false)).isEqualTo(id);
    }
  }

  @Test
  void bothAskTheRegistryTheSameOnceEach() {
    for (WireClasses classes : WireClasses.values()) {
      try (Gatekeeper gate = new Gatekeeper()) {
        var serializer = classes.serializer(WireClasses.registering(gate.address()));
        var deserializer = classes.deserializer(WireClasses.registering(gate.address()));
        byte[] bytes = serializer.serialize(topic, record);
        for (int i = 0; i < 3; i++) {
          deserializer.deserialize(topic, serializer.serialize(topic, record));
        }
        assertThat(gate.calls)
            .as(classes.name())
            .containsExactly(
                "POST /subjects/" + topic + "-value/versions",
                "GET /schemas/ids/" + ByteBuffer.wrap(bytes).getInt(1));
      }
    }
  }

  /** Why the ingress needs {@code max.retries=0} with the genuine class: a sender waits. */
  @ParameterizedTest
  @EnumSource
  void aFailingRegistryIsAskedOnceWhenNoRetriesAreWanted(WireClasses classes) {
    try (Gatekeeper gate = new Gatekeeper()) {
      gate.failWith = 503;
      Map<String, Object> settings = new HashMap<>(WireClasses.lookingUp(gate.address()));
      settings.put("max.retries", 0);
      assertThatThrownBy(() -> idOf(classes, settings, false)).isInstanceOf(KafkaException.class);
      assertThat(gate.calls).hasSize(1);
    }
  }

  private int idOf(WireClasses classes, Map<String, Object> settings, boolean isKey) {
    byte[] bytes = classes.serializer(settings, isKey).serialize(topic, record);
    return ByteBuffer.wrap(bytes).getInt(1);
  }
}
