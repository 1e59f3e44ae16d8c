package io.feebridge.ingress.reading.jodo;

import static java.nio.charset.StandardCharsets.UTF_16;

import io.feebridge.ingress.reading.Report;
import io.feebridge.ingress.reading.Unread;
import io.feebridge.ingress.value.Dates;
import io.feebridge.ingress.value.Flags;
import io.feebridge.ingress.value.Instants;
import io.feebridge.ingress.value.Read;
import io.feebridge.ingress.value.Rupees;
import io.feebridge.ingress.value.Texts;
import io.feebridge.ingress.value.UnreadReason;
import io.feebridge.ingress.value.Years;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
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

  /**
   * A grade.
   *
   * @param code the bare text when the grade is no object; as written, also where mandate samples
   *     write the name there
   */
  record Grade(@Nullable String code, @Nullable String name) {

    static final Grade NONE = new Grade(null, null);
  }

  private final JsonParser parser;
  private final Doubled doubled;
  private final List<Unread> unread = new ArrayList<>();

  Fields(JsonParser parser, Doubled doubled) {
    this.parser = parser;
    this.doubled = doubled;
  }

  /** Reads the same body, with notes of its own. */
  Fields apart() {
    return new Fields(parser, doubled);
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

  /** The envelope's timestamp. */
  @Nullable Instant timestamp() {
    return noted(written(), Instants::timestamp);
  }

  /** A calendar day. */
  @Nullable LocalDate day() {
    return noted(written(), Dates::read);
  }

  /** A boolean, or its word in a text. */
  @Nullable Boolean flag() {
    return noted(writtenOrWord(), Flags::read);
  }

  /** The value of a note: a text, or a number, true or false as written. */
  @Nullable String noteValue() {
    return noted(writtenOrWord(), Texts::note);
  }

  /** An object with code and name, or the code alone. */
  Grade grade() {
    if (isContradicted()) {
      return Grade.NONE;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return new Grade(text(), null);
    }
    String code = null;
    String name = null;
    for (String member = parser.nextName(); member != null; member = parser.nextName()) {
      parser.nextToken();
      switch (member) {
        case "code" -> code = text();
        case "name" -> name = text();
        default -> parser.skipChildren();
      }
    }
    return new Grade(code, name);
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

  /**
   * The entries of an array, each read by {@code entry}. All or none: half a fee structure would
   * pass for a whole one.
   */
  <T> List<T> list(Supplier<T> entry) {
    if (!isArray()) {
      return List.of();
    }
    List<T> read = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (read.size() == Report.MAX_ENTRIES) {
        skipToEndOfArray();
        note(null, UnreadReason.TOO_LARGE);
        return List.of();
      }
      read.add(entry.get());
    }
    return read;
  }

  /** Takes over what another reader of the same body noted. */
  void adopt(Fields other) {
    other.unread.stream().limit(Unread.MAX_NOTES - unread.size()).forEach(unread::add);
  }

  void note(@Nullable String written, UnreadReason reason) {
    note(pointer(), written, reason);
  }

  /** Of the value the parser stands on, or of the object or array it has just read. */
  String pointer() {
    return parser.streamReadContext().pathAsPointer().toString();
  }

  /**
   * Whether the member stands twice in its object and says two things. Then it says none: it is
   * noted, once, and skipped.
   */
  boolean isContradicted() {
    if (doubled.none() || !doubled.holds(pointer())) {
      return false;
    }
    if (doubled.isNew(pointer())) {
      note(null, UnreadReason.OTHER);
    }
    parser.skipChildren();
    return true;
  }

  void note(String pointer, @Nullable String written, UnreadReason reason) {
    if (unread.size() < Unread.MAX_NOTES) {
      unread.add(new Unread(pointer, written == null ? null : cut(written), reason));
    }
  }

  private void skipToEndOfArray() {
    do {
      parser.skipChildren();
    } while (parser.nextToken() != JsonToken.END_ARRAY);
  }

  private boolean begins(JsonToken expected) {
    if (isContradicted()) {
      return false;
    }
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
    if (isContradicted()) {
      return null;
    }
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

  /** The same, or the word true or false. */
  private @Nullable String writtenOrWord() {
    JsonToken token = parser.currentToken();
    boolean word = token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
    return word && !isContradicted() ? parser.getString() : written();
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
      return whole(text);
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(Unread.MAX_TEXT - 1));
    return whole(text.substring(0, splitsPair ? Unread.MAX_TEXT - 1 : Unread.MAX_TEXT));
  }

  /** With U+FFFD for each half of a surrogate pair, as encoders of UTF-16 write it. */
  private static String whole(String text) {
    return new String(text.getBytes(UTF_16), UTF_16);
  }
}
