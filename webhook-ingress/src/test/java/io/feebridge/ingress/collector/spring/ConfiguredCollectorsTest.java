package io.feebridge.ingress.collector.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.ingress.authenticity.SigningKey;
import io.feebridge.ingress.authenticity.jodo.JodoSigningKey;
import io.feebridge.ingress.collector.Collectors;
import io.feebridge.ingress.collector.spring.CollectorSettings.CollectorEntry;
import io.feebridge.ingress.collector.spring.CollectorSettings.HeaderEntry;
import io.feebridge.ingress.collector.spring.CollectorSettings.KeyEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

class ConfiguredCollectorsTest {

  private static final String GOOD = "8d21e6f0aa5b4c93";

  private final ConfiguredCollectors strict = new ConfiguredCollectors(false, JodoSigningKey::new);
  private final ConfiguredCollectors demo = new ConfiguredCollectors(true, JodoSigningKey::new);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo-signing-secret",
        "Demo-Anything-That-Is-Long-Enough",
        "my-secret-key",
        "changeme",
        "please-change-me-in-production",
        "CHANGE_THIS_BEFORE_GOING_LIVE",
        "<the secret of the subscription>",
        "${JODO_SECRET_NORTH_CAMPUS}",
        "placeholder-for-the-secret",
        "aaaaaaaaaaaaaaaaaaaaaaaa",
        "short-8d21e6f0a",
      })
  void whatIsNoSecretRefusesTheStartOutsideTheDemoAndIsNeverRepeated(String secret) {
    assertThatThrownBy(() -> strict.from(withSecret(secret)))
        .isInstanceOf(UnsafeCollectorException.class)
        .hasMessageContaining("feebridge.collectors.north.signing-keys[0].secret")
        .hasMessageNotContaining(secret);
    assertThat(demo.from(withSecret(secret)).names()).containsExactly("north");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void anEmptySecretRefusesTheStartEverywhere(String secret) {
    assertThatThrownBy(() -> strict.from(withSecret(secret))).hasMessageContaining("is empty");
    assertThatThrownBy(() -> demo.from(withSecret(secret))).hasMessageContaining("is empty");
  }

  @Test
  void aRealSecretIsTaken() {
    Collectors collectors = strict.from(withSecret(GOOD));
    assertThat(collectors.named("north").proof().keys())
        .extracting(SigningKey::id)
        .containsExactly("k1");
    assertThat(collectors.named("south")).isNull();
  }

  @Test
  void aCollectorWithoutKeysStartsAndProvesNothing() {
    Collectors collectors =
        strict.from(new CollectorSettings(Map.of("north", new CollectorEntry(List.of(), null))));
    assertThat(collectors.named("north").proof().keys()).isEmpty();
  }

  @Test
  void keyIdsAreGivenOnceEach() {
    refused(
        new CollectorEntry(List.of(new KeyEntry("k1", GOOD), new KeyEntry("k1", GOOD + "x")), null),
        "[1].id");
    refused(new CollectorEntry(List.of(new KeyEntry("", GOOD)), null), "[0].id");
    refused(new CollectorEntry(List.of(new KeyEntry("k 1", GOOD)), null), "[0].id");
  }

  @Test
  void aCustomHeaderHasANameAndValues() {
    List<KeyEntry> keys = List.of(new KeyEntry("k1", GOOD));
    refused(new CollectorEntry(keys, new HeaderEntry("", List.of("v"))), "custom-header");
    refused(new CollectorEntry(keys, new HeaderEntry("X-Key", List.of())), "custom-header");
    refused(new CollectorEntry(keys, new HeaderEntry("X-Key", List.of("v", ""))), "custom-header");
  }

  @Test
  void secretsAreNotPrinted() {
    assertThat(withSecret(GOOD).toString()).doesNotContain(GOOD);
    assertThat(new HeaderEntry("X-Key", List.of(GOOD)).toString()).doesNotContain(GOOD);
  }

  @Test
  void theFailureAnalysisSaysWhatToDo() {
    UnsafeCollectorException refusal = null;
    try {
      strict.from(withSecret("changeme"));
    } catch (UnsafeCollectorException e) {
      refusal = e;
    }
    FailureAnalysis analysis = new UnsafeCollectorFailureAnalyzer().analyze(refusal, refusal);
    assertThat(analysis.getDescription())
        .isEqualTo(
            "feebridge.collectors.north.signing-keys[0].secret is a placeholder or a published"
                + " example");
    assertThat(analysis.getAction()).contains("environment variable").contains("profile demo");
  }

  private void refused(CollectorEntry entry, String setting) {
    assertThatThrownBy(() -> demo.from(new CollectorSettings(Map.of("north", entry))))
        .isInstanceOf(UnsafeCollectorException.class)
        .hasMessageContaining(setting);
  }

  private static CollectorSettings withSecret(String secret) {
    return new CollectorSettings(
        Map.of("north", new CollectorEntry(List.of(new KeyEntry("k1", secret)), null)));
  }
}
