package io.feebridge.ledger.booking.postgres;

import io.feebridge.ledger.fact.Fact;
import io.feebridge.ledger.fact.PaymentKey;
import io.feebridge.ledger.position.LedgerAccount;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that are the first 122 free bits of a SHA-256 over what they name, as UUIDs of version 8 (RFC
 * 9562, 5.8). Two names share an id by chance once in about 10^18 payments; the number of each
 * part's bytes stands before it, so that no two lists of parts read alike.
 */
public final class HashedIds {

  private HashedIds() {}

  public static UUID of(PaymentKey key) {
    return hash(key.collector(), key.family().word(), key.id());
  }

  /** Of (collector, event, event_id, body hash): what makes two facts one. */
  public static UUID of(Fact fact) {
    return hash(
        fact.key().collector(), fact.event(), fact.stamp().eventId(), fact.stamp().bodyHash());
  }

  public static UUID of(LedgerAccount account) {
    Integer year = account.academicYear();
    return hash(account.collector(), account.name(), year == null ? "" : year.toString());
  }

  private static UUID hash(String... parts) {
    MessageDigest sha256 = sha256();
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      sha256.update(length.clear().putInt(bytes.length).flip());
      sha256.update(bytes);
    }
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
    long high = (digest.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
    long low = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
