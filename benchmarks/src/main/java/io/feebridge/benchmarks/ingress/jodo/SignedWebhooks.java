package io.feebridge.benchmarks.ingress.jodo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.feebridge.benchmarks.ingress.SignedWebhook;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Downpayments as Jodo's documentation shows them, each of an id of its own. */
public final class SignedWebhooks {

  private static final String ALGORITHM = "HmacSHA256";

  private SignedWebhooks() {}

  /**
   * So many different webhooks.
   *
   * @param secret with which they are signed
   * @param now their time: a sender's clock that is right
   */
  public static List<SignedWebhook> of(int count, String secret, Instant now) {
    List<SignedWebhook> all = new ArrayList<>(count);
    for (int n = 0; n < count; n++) {
      byte[] body = body(n, now).getBytes(UTF_8);
      all.add(new SignedWebhook(body, signature(body, secret)));
    }
    return all;
  }

  private static String body(int n, Instant now) {
    return """
        {"event":"flex.downpayment.debited","event_id":"%s","version":"1.0","timestamp":%d,\
        "payload":{"jodo_student_id":"student_%d","student":{"identifier":"%d",\
        "custom_identifier":"cust_%d","collector_code":null,"grade":{"code":"M1BLUE",\
        "name":"Montessori 1"},"academic_year_start":2026,"academic_year_end":2027,\
        "primary_contact_number":"0000000000","primary_contact_email":"parent@example.com"},\
        "payment":{"id":"flex_%d","amount":5000,"product":"flex","mode":"PG",\
        "paid_at":"2026-06-01T10:05:45Z","details":[{"fee_component":"TUITION_FEE","amount":2500},\
        {"fee_component":"TRANSPORT_FEE","amount":2500}]}}}"""
        .formatted(
            UUID.nameUUIDFromBytes(("bench" + n).getBytes(UTF_8)),
            now.getEpochSecond(),
            n,
            n,
            n,
            n);
  }

  private static String signature(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
