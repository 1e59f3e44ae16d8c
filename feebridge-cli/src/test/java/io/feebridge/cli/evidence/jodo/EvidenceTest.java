package io.feebridge.cli.evidence.jodo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  private static final byte[] SECRET = "Jefe".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BODY =
      "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);

  /** RFC 4231, test case 2. */
  private static final String SIGNATURE =
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

  private static final String HASH =
      "b381e7fec653fc3ab9b178272366b8ac87fed8d31cb25ed1d0e1f3318644c89c";

  private static Verification verify(String source, byte[] body, String hash, String signature) {
    return new Evidence(source, body, hash, signature).verify(SECRET);
  }

  @Test
  void agreesWithThePublishedVector() {
    assertThat(verify("webhook", BODY, HASH, SIGNATURE)).isEqualTo(Verification.GENUINE);
  }

  @Test
  void readsASignatureAsJodoMayWriteIt() {
    assertThat(verify("webhook", BODY, HASH, " " + SIGNATURE.toUpperCase() + " "))
        .isEqualTo(Verification.GENUINE);
  }

  @Test
  void anyBitOfTheSignatureMatters() {
    byte[] signature = HexFormat.of().parseHex(SIGNATURE);
    for (int bit = 0; bit < signature.length * 8; bit++) {
      signature[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(verify("webhook", BODY, HASH, HexFormat.of().formatHex(signature)))
          .isEqualTo(Verification.WRONG_SIGNATURE);
      signature[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void anotherBodyOrSecretIsNotGenuine() {
    assertThat(verify("webhook", new byte[] {1}, HASH, SIGNATURE))
        .isEqualTo(Verification.WRONG_HASH);
    assertThat(new Evidence("webhook", BODY, HASH, SIGNATURE).verify(new byte[] {1}))
        .isEqualTo(Verification.WRONG_SIGNATURE);
  }

  @Test
  void aWebhookWithoutASignatureIsNotMerelyUnsigned() {
    assertThat(verify("webhook", BODY, HASH, null)).isEqualTo(Verification.WRONG_SIGNATURE);
    assertThat(verify("webhook", BODY, HASH, "zz")).isEqualTo(Verification.WRONG_SIGNATURE);
    assertThat(verify("webhook", BODY, HASH, "")).isEqualTo(Verification.WRONG_SIGNATURE);
    assertThat(verify("api", BODY, HASH, null)).isEqualTo(Verification.UNSIGNED);
    assertThat(verify("api", BODY, HASH, "00")).isEqualTo(Verification.WRONG_SIGNATURE);
  }
}
