package io.feebridge.simulator.webhook.jodo;

import io.feebridge.simulator.webhook.Body;
import io.feebridge.simulator.webhook.sending.Signer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** HMAC-SHA256 of the bytes, in lower-case hex digits. */
@Component
public final class HmacSigner implements Signer {

  private static final String ALGORITHM = "HmacSHA256";

  @Override
  public String sign(String secret, Body body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(body.bytes()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
