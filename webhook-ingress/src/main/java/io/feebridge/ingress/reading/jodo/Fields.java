package io.feebridge.ingress.reading.jodo;

import io.feebridge.ingress.reading.Unread;
import io.feebridge.ingress.value.Instants;
import io.feebridge.ingress.value.Read;
import io.feebridge.ingress.value.Rupees;
import io.feebridge.ingress.value.Texts;
import io.feebridge.ingress.value.UnreadReason;
import io.feebridge.ingress.value.Years;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the value the parser stands on, and notes what cannot be read.
 *
 * <p>Each method consumes the whole value, also an object or array in the wrong place. Null and
 * blank text are as good as absent: the answer is null and nothing is noted.
 */
final class Fields {

  private final JsonParser parser;
  private final List<Unread> unread = new ArrayList<>();

  Fields(JsonParser parser) {
    this.parser = parser;
  }

  List<Unread> unread() {
    return List.copyOf(unread);
  }

  /** An id, code or name: a string, or a number as its written digits. */
  @Nullable String text() {
    String written = written();
    if (written != null && parser.currentToken().isNumeric() && parser.isNaN()) {
      note(written, UnreadReason.WRONG_TYPE);
      return null;
    }
    return noted(written, Texts::read);
  }

  /** An amount in rupees, number or string. */
  @Nullable BigDecimal rupees() {
    return noted(written(), Rupees::read);
  }

  /** An ISO 8601 instant. */
  @Nullable Instant instant() {
    return noted(written(), Instants::iso);
  }

  /** Seconds or milliseconds since 1970. */
  @Nullable Instant epoch() {
    return noted(written(), Instants::epoch);
  }

  @Nullable Integer year() {
    return noted(written(), Years::read);
  }

  /** Whether an object begins here; anything else but null is noted and skipped. */
  boolean isObject() {
    return begins(JsonToken.START_OBJECT);
  }

  /** Whether an array begins here; anything else but null is noted and skipped. */
  boolean isArray() {
    return begins(JsonToken.START_ARRAY);
  }

  void note(@Nullable String written, UnreadReason reason) {
    note(parser.streamReadContext().pathAsPointer().toString(), written, reason);
  }

  void note(String pointer, @Nullable String written, UnreadReason reason) {
    if (unread.size() < Unread.MAX_NOTES) {
      unread.add(new Unread(pointer, written == null ? null : cut(written), reason));
    }
  }

  private boolean begins(JsonToken expected) {
    JsonToken token = parser.currentToken();
    if (token == expected) {
      return true;
    }
    if (token != JsonToken.VALUE_NULL) {
      note(token.isScalarValue() ? parser.getString() : null, UnreadReason.WRONG_TYPE);
      parser.skipChildren();
    }
    return false;
  }

  /** The characters of a string or number; null when there is nothing to read, noted if need be. */
  private @Nullable String written() {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case VALUE_STRING -> {
        String text = parser.getString();
        yield text.isBlank() ? null : text;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getString();
      case VALUE_NULL -> null;
      default -> {
        note(token.isScalarValue() ? parser.getString() : null, UnreadReason.WRONG_TYPE);
        parser.skipChildren();
        yield null;
      }
    };
  }

  private <T> @Nullable T noted(@Nullable String written, Function<String, Read<T>> rule) {
    if (written == null) {
      return null;
    }
    Read<T> read = rule.apply(written);
    UnreadReason reason = read.reason();
    if (reason != null) {
      note(written, reason);
    }
    return read.value();
  }

  private static String cut(String text) {
    if (text.length() <= Unread.MAX_TEXT) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(Unread.MAX_TEXT - 1));
    return text.substring(0, splitsPair ? Unread.MAX_TEXT - 1 : Unread.MAX_TEXT);
  }
}
