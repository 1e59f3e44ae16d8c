package io.feebridge.ingress.authenticity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ingress.authenticity.jodo.JodoSigningKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verifier beside RFC 2104 written down from its text, and the fixed vectors of RFC 4231. */
class SecondVerifierTest {

  private static final int BLOCK = 64;

  @ParameterizedTest
  @CsvSource({
    "Jefe,what do ya want for nothing?,"
        + "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "my-secret-key,'{\"event_id\":\"e1\",\"event\":\"order.payment.debited\"}',"
        + "6154ef3eb196d832035bd129d19797faa8662eb5123a027059ce52a85d038361",
    "key,The quick brown fox jumps over the lazy dog,"
        + "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
  })
  void fixedVectors(String secret, String text, String signature) {
    byte[] body = text.getBytes(UTF_8);
    assertThat(HexFormat.of().formatHex(second(secret.getBytes(UTF_8), body))).isEqualTo(signature);
    assertThat(new JodoSigningKey("k", secret).signed(body, HexFormat.of().parseHex(signature)))
        .isTrue();
  }

  @Test
  void bothAgreeOnWhateverSecretBodyAndSignature() {
    long seed = Long.getLong("feebridge.seed", new Random().nextLong());
    System.out.println("feebridge.seed=" + seed);
    Random random = new Random(seed);
    int right = 0;
    int wrong = 0;
    for (int i = 0; i < 5_000; i++) {
      String secret = text(random, 1 + random.nextInt(200));
      byte[] body = new byte[random.nextInt(3_000)];
      random.nextBytes(body);
      byte[] signature = second(secret.getBytes(UTF_8), body);
      if (random.nextBoolean()) {
        signature[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
        wrong++;
        assertThat(new JodoSigningKey("k", secret).signed(body, signature)).isFalse();
      } else {
        right++;
        assertThat(new JodoSigningKey("k", secret).signed(body, signature)).isTrue();
      }
    }
    assertThat(right).isGreaterThan(2_000);
    assertThat(wrong).isGreaterThan(2_000);
  }

  private static String text(Random random, int length) {
    return random
        .ints(length, 0x20, 0x3ff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static byte[] second(byte[] secret, byte[] body) {
    byte[] key = Arrays.copyOf(secret.length > BLOCK ? sha256(secret) : secret, BLOCK);
    byte[] inner = new byte[BLOCK];
    byte[] outer = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      inner[i] = (byte) (key[i] ^ 0x36);
      outer[i] = (byte) (key[i] ^ 0x5c);
    }
    return sha256(outer, sha256(inner, body));
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
