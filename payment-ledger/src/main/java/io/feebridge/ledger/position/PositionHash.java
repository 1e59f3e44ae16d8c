package io.feebridge.ledger.position;

import io.feebridge.ledger.fact.Student;
import io.feebridge.ledger.money.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Two positions have the same hash when they say the same: state, payer, amount of each movement,
 * cases. Times are left out, as the journal leaves them: a time that alone became different posts
 * nothing. The text is one thing a line, fields with their length before them, so that no two
 * positions share a text.
 */
public final class PositionHash {

  private final StringBuilder text = new StringBuilder(256);

  private PositionHash() {}

  /** SHA-256 of {@link #textOf(Position)} in UTF-8, lower-case hexadecimal. */
  public static String of(Position position) {
    return sha256(textOf(position));
  }

  /** SHA-256 of amounts alone, such as those a journal adds up to; lower-case hexadecimal. */
  public static String of(NavigableMap<Movement, Money> amounts) {
    return sha256(new PositionHash().amounts(amounts).text.toString());
  }

  /** The text that is hashed. Holds ids, amounts and codes only. */
  public static String textOf(Position position) {
    PositionHash hash = new PositionHash().line("state").field(position.state().word());
    Student payer = position.payer();
    if (payer != null) {
      hash.line("payer")
          .field(payer.jodoStudentId())
          .field(payer.identifier())
          .field(payer.academicYear());
    }
    hash.amounts(position.amounts());
    for (Case doubt : position.cases()) {
      hash.line("case").field(doubt.kind().word()).field(doubt.subject()).field(doubt.atRisk());
    }
    return hash.text.toString();
  }

  private PositionHash amounts(NavigableMap<Movement, Money> amounts) {
    amounts.forEach(
        (movement, amount) ->
            line("movement")
                .field(movement.kind())
                .account(movement.debit())
                .account(movement.credit())
                .field(movement.component())
                .field(movement.utr())
                .field(amount));
    return this;
  }

  private PositionHash account(LedgerAccount account) {
    return field(account.collector()).field(account.name()).field(account.academicYear());
  }

  private PositionHash line(String noun) {
    text.append(text.isEmpty() ? "" : "\n").append(noun);
    return this;
  }

  private PositionHash field(@Nullable Object value) {
    if (value == null) {
      text.append(" ~");
    } else {
      String word = value.toString();
      text.append(' ').append(word.length()).append(':').append(word);
    }
    return this;
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
