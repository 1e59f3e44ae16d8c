package io.feebridge.ingress.collector.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.ingress.authenticity.SigningKey;
import io.feebridge.ingress.authenticity.jodo.JodoSigningKey;
import io.feebridge.ingress.collector.Collectors;
import io.feebridge.ingress.collector.Environment;
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
        strict.from(new CollectorSettings(Map.of("north", entry(List.of(), null))));
    assertThat(collectors.named("north").proof().keys()).isEmpty();
  }

  @Test
  void keyIdsAreGivenOnceEach() {
    refused(
        entry(List.of(new KeyEntry("k1", GOOD), new KeyEntry("k1", GOOD + "x")), null), "[1].id");
    refused(entry(List.of(new KeyEntry("", GOOD)), null), "[0].id");
    refused(entry(List.of(new KeyEntry("k 1", GOOD)), null), "[0].id");
  }

  @Test
  void aCustomHeaderHasANameAndValues() {
    List<KeyEntry> keys = List.of(new KeyEntry("k1", GOOD));
    refused(entry(keys, new HeaderEntry("", List.of("v"))), "custom-header");
    refused(entry(keys, new HeaderEntry("X-Key", List.of())), "custom-header");
    refused(entry(keys, new HeaderEntry("X-Key", List.of("v", ""))), "custom-header");
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

  @Test
  void anAddressListIsOfTheCollectorsEnvironment() {
    CollectorEntry uat = at(Environment.UAT, "jodo-uat", "192.0.2.0/24");
    Collectors collectors = strict.from(new CollectorSettings(Map.of("north", uat)));
    assertThat(collectors.named("north").environment()).isEqualTo(Environment.UAT);
    assertThat(collectors.named("north").proof().addresses().written())
        .containsExactly("3.108.86.33/32", "13.127.40.177/32", "65.0.77.215/32", "192.0.2.0/24");
    refused(at(Environment.PRODUCTION, "jodo-uat"), "north.addresses names jodo-uat");
    refused(at(Environment.UAT, "jodo-production"), "north.addresses names jodo-production");
    refused(at(Environment.UAT, "jodo-prod"), "'jodo-prod' is no address and no CIDR");
    refused(at(Environment.UAT, "192.0.2.1/24"), "'192.0.2.1/24' is an address inside a network");
  }

  private static CollectorEntry at(Environment environment, String... addresses) {
    return new CollectorEntry(
        environment, List.of(addresses), List.of(new KeyEntry("k1", GOOD)), null);
  }

  private static CollectorEntry entry(List<KeyEntry> keys, HeaderEntry header) {
    return new CollectorEntry(Environment.PRODUCTION, List.of(), keys, header);
  }

  private static CollectorSettings withSecret(String secret) {
    return new CollectorSettings(Map.of("north", entry(List.of(new KeyEntry("k1", secret)), null)));
  }
}
