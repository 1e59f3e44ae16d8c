package io.feebridge.ingress.reading.jodo;

import io.feebridge.ingress.reading.Unread;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * The members of one body that stand twice in one object and do not say the same: choosing one of
 * two amounts would be a guess, so neither is read. For one reading of that body.
 */
final class Doubled {

  /** Of a body in which no key stands twice. */
  static final Doubled NONE = new Doubled();

  private final Set<String> pointers = new HashSet<>();
  private final Set<String> met = new HashSet<>();

  private Doubled() {}

  /**
   * Those of the body that the parser stands before.
   *
   * @throws StreamReadException when it is no JSON text, or has more of them than notes are kept
   */
  static Doubled in(JsonParser parser) {
    Doubled doubled = new Doubled();
    while (parser.nextToken() != null) {
      doubled.value(parser);
    }
    return doubled;
  }

  boolean none() {
    return pointers.isEmpty();
  }

  boolean holds(String pointer) {
    return pointers.contains(pointer);
  }

  /** Whether the member is met for the first time, so that it is noted once. */
  boolean isNew(String pointer) {
    return met.add(pointer);
  }

  private void value(JsonParser parser) {
    JsonToken begin = parser.currentToken();
    if (begin == JsonToken.START_OBJECT) {
      object(parser);
    } else if (begin == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        value(parser);
      }
    }
  }

  private void object(JsonParser parser) {
    Map<String, String> seen = new HashMap<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken token = parser.nextToken();
      if (name.length() > PayloadReader.MAX_NAME) {
        parser.skipChildren();
        continue;
      }
      boolean scalar = token.isScalarValue();
      String written = scalar && token != JsonToken.VALUE_NULL ? parser.getString() : "";
      String before = seen.put(name, written);
      if (before != null && !(scalar && before.equals(written))) {
        found(parser);
      }
      value(parser);
    }
  }

  private void found(JsonParser parser) {
    pointers.add(parser.streamReadContext().pathAsPointer().toString());
    if (pointers.size() > Unread.MAX_NOTES) {
      throw new StreamReadException(parser, "too many keys stand twice");
    }
  }
}
