package io.feebridge.ingress.authenticity.jodo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.feebridge.ingress.authenticity.SigningKey;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A {@code secret_key} of Jodo's subscriptions: HMAC-SHA256 with the secret's UTF-8 bytes. */
public final class JodoSigningKey implements SigningKey {

  private static final String ALGORITHM = "HmacSHA256";

  private final String id;

  /** Keyed once and never fed: a clone costs a few hundred bytes, a look-up and keying far more. */
  private final Mac keyed;

  /**
   * The key of that secret.
   *
   * @param secret not empty
   */
  public JodoSigningKey(String id, String secret) {
    this.id = id;
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public boolean signed(byte[] body, byte[] signature) {
    return MessageDigest.isEqual(signature(body), signature);
  }

  private byte[] signature(byte[] body) {
    try {
      return ((Mac) keyed.clone()).doFinal(body);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The JDK's own " + ALGORITHM + " can be cloned", e);
    }
  }
}
