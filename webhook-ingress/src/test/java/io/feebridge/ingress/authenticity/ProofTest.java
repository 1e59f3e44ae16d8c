package io.feebridge.ingress.authenticity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ingress.address.Address;
import io.feebridge.ingress.address.AddressList;
import io.feebridge.ingress.authenticity.Verdict.Doubt;
import io.feebridge.ingress.authenticity.Verdict.Genuine;
import io.feebridge.ingress.authenticity.Verdict.NotGenuine;
import io.feebridge.ingress.authenticity.jodo.JodoSigningKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The body, secret and signature are the test vector of Jodo's webhook reference. */
class ProofTest {

  private static final byte[] BODY =
      "{\"event_id\":\"e1\",\"event\":\"order.payment.debited\"}".getBytes(UTF_8);
  private static final String SIGNATURE =
      "6154ef3eb196d832035bd129d19797faa8662eb5123a027059ce52a85d038361";
  private static final SigningKey KEY = new JodoSigningKey("k1", "my-secret-key");
  private static final SigningKey OTHER = new JodoSigningKey("k2", "another-secret-key");

  private static final Address ANYBODY = null;

  private final Proof proof = new Proof(List.of(KEY), null);

  @Test
  void theKnownVectorIsGenuine() {
    assertThat(proof.of(ANYBODY, signature(SIGNATURE), BODY)).isEqualTo(new Genuine("k1"));
  }

  @Test
  void oneKeyCanBeUsedAgainAndAgain() {
    for (int i = 0; i < 3; i++) {
      assertThat(proof.of(ANYBODY, signature(SIGNATURE), BODY)).isEqualTo(new Genuine("k1"));
    }
  }

  @Test
  void upperCaseAndSpaceAroundAreForgiven() {
    assertThat(proof.of(ANYBODY, signature(SIGNATURE.toUpperCase(Locale.ROOT)), BODY))
        .isEqualTo(new Genuine("k1"));
    assertThat(proof.of(ANYBODY, signature("  " + SIGNATURE + "\t"), BODY))
        .isEqualTo(new Genuine("k1"));
  }

  @Test
  void oneChangedByteIsNotGenuine() {
    byte[] changed = BODY.clone();
    changed[20] ^= 1;
    assertThat(proof.of(ANYBODY, signature(SIGNATURE), changed))
        .isEqualTo(no(Doubt.SIGNATURE_WRONG));
  }

  @Test
  void theSameJsonInOtherBytesIsNotGenuine() {
    byte[] spaced = new String(BODY, UTF_8).replace(":", ": ").getBytes(UTF_8);
    assertThat(proof.of(ANYBODY, signature(SIGNATURE), spaced))
        .isEqualTo(no(Doubt.SIGNATURE_WRONG));
  }

  @Test
  void aMissingSignatureIsNotGenuine() {
    assertThat(proof.of(ANYBODY, name -> List.of(), BODY)).isEqualTo(no(Doubt.SIGNATURE_MISSING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "154ef3eb196d832035bd129d19797faa8662eb5123a027059ce52a85d038361",
        "06154ef3eb196d832035bd129d19797faa8662eb5123a027059ce52a85d038361",
        "sha256=6154ef3eb196d832035bd129d19797faa8662eb5123a027059ce52a85d038361",
        "6154ef3eb196d832035bd129d19797faa8662eb5123a027059ce52a85d03836g",
        "6154ef3eb196d832035bd129d19797faa8662eb5123a027059ce52a85d03836１",
      })
  void whatIsNotSixtyFourHexadecimalDigitsIsMalformed(String header) {
    assertThat(proof.of(ANYBODY, signature(header), BODY)).isEqualTo(no(Doubt.SIGNATURE_MALFORMED));
  }

  @Test
  void twoSignaturesAreMalformedEvenWhenBothAreRight() {
    Headers twice = headers(Map.of("X-Jodo-Signature", List.of(SIGNATURE, SIGNATURE)));
    assertThat(proof.of(ANYBODY, twice, BODY)).isEqualTo(no(Doubt.SIGNATURE_MALFORMED));
  }

  @Test
  void everyLiveKeyProvesDuringARotation() {
    assertThat(new Proof(List.of(KEY, OTHER), null).of(ANYBODY, signature(SIGNATURE), BODY))
        .isEqualTo(new Genuine("k1"));
    assertThat(new Proof(List.of(OTHER, KEY), null).of(ANYBODY, signature(SIGNATURE), BODY))
        .isEqualTo(new Genuine("k1"));
  }

  @Test
  void aRetiredKeyProvesNothing() {
    assertThat(new Proof(List.of(OTHER), null).of(ANYBODY, signature(SIGNATURE), BODY))
        .isEqualTo(no(Doubt.SIGNATURE_WRONG));
  }

  @Test
  void withoutAKeyNothingIsGenuine() {
    assertThat(new Proof(List.of(), null).of(ANYBODY, signature(SIGNATURE), BODY))
        .isEqualTo(no(Doubt.NO_KEY));
  }

  @Test
  void theCustomHeaderIsAskedForFirstAndNeverInsteadOfTheSignature() {
    CustomHeader custom = new CustomHeader("X-Institute-Key", List.of("old", "new"));
    Proof both = new Proof(List.of(KEY), custom);
    NotGenuine signedAllTheSame = new NotGenuine(Doubt.CUSTOM_HEADER, "k1");
    assertThat(both.of(ANYBODY, signature(SIGNATURE), BODY)).isEqualTo(signedAllTheSame);
    assertThat(both.of(ANYBODY, shown(SIGNATURE, "wrong"), BODY)).isEqualTo(signedAllTheSame);
    assertThat(both.of(ANYBODY, shown(SIGNATURE, "new", "new"), BODY)).isEqualTo(signedAllTheSame);
    assertThat(both.of(ANYBODY, shown("0".repeat(64), "wrong"), BODY))
        .isEqualTo(no(Doubt.CUSTOM_HEADER));
    assertThat(both.of(ANYBODY, shown(SIGNATURE, "old"), BODY)).isEqualTo(new Genuine("k1"));
    assertThat(both.of(ANYBODY, shown(SIGNATURE, "new"), BODY)).isEqualTo(new Genuine("k1"));
    assertThat(both.of(ANYBODY, shown("0".repeat(64), "new"), BODY))
        .isEqualTo(no(Doubt.SIGNATURE_WRONG));
  }

  @Test
  void theAddressIsAskedForBeforeTheHeaderAndNeverInsteadOfTheSignature() {
    CustomHeader custom = new CustomHeader("X-Institute-Key", List.of("new"));
    Proof all = new Proof(AddressList.of(List.of("jodo-production")), List.of(KEY), custom);
    Address production = Address.parse("3.6.234.242");
    Address uat = Address.parse("3.108.86.33");
    assertThat(all.of(production, shown(SIGNATURE, "new"), BODY)).isEqualTo(new Genuine("k1"));
    assertThat(all.of(production, shown("0".repeat(64), "new"), BODY))
        .isEqualTo(no(Doubt.SIGNATURE_WRONG));
    assertThat(all.of(uat, shown(SIGNATURE, "wrong"), BODY))
        .isEqualTo(new NotGenuine(Doubt.ADDRESS, "k1"));
    assertThat(all.of(null, shown(SIGNATURE, "new"), BODY))
        .isEqualTo(new NotGenuine(Doubt.ADDRESS, "k1"));
    assertThat(all.of(uat, shown("0".repeat(64), "new"), BODY)).isEqualTo(no(Doubt.ADDRESS));
  }

  private static NotGenuine no(Doubt doubt) {
    return new NotGenuine(doubt, null);
  }

  private static Headers signature(String value) {
    return headers(Map.of("X-Jodo-Signature", List.of(value)));
  }

  private static Headers shown(String signature, String... custom) {
    return headers(
        Map.of("X-Jodo-Signature", List.of(signature), "X-Institute-Key", List.of(custom)));
  }

  private static Headers headers(Map<String, List<String>> all) {
    return name -> all.getOrDefault(name, List.of());
  }
}
