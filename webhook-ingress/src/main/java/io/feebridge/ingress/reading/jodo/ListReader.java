package io.feebridge.ingress.reading.jodo;

import io.feebridge.ingress.part.Line;
import io.feebridge.ingress.part.Note;
import io.feebridge.ingress.value.UnreadReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the lists that several parts have: {@code details} and {@code notes}. */
final class ListReader {

  private final JsonParser parser;
  private final Fields fields;

  ListReader(JsonParser parser, Fields fields) {
    this.parser = parser;
    this.fields = fields;
  }

  /** Lines by fee component; one that is no object keeps its place. */
  List<Line> lines() {
    return fields.list(() -> fields.isObject() ? line() : Line.EMPTY);
  }

  /** An array of key and value, or one text or number, which is one note without key. */
  List<Note> notes() {
    JsonToken token = parser.currentToken();
    return token.isScalarValue() && token != JsonToken.VALUE_NULL
        ? bare(fields.noteValue())
        : fields.list(this::entry);
  }

  private static List<Note> bare(@Nullable String text) {
    return text == null ? List.of() : List.of(new Note(null, text));
  }

  private Note entry() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      String text = fields.noteValue();
      return text == null ? Note.EMPTY : new Note(null, text);
    }
    String key = null;
    String value = null;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "key" -> key = fields.text();
        case "value" -> value = fields.noteValue();
        default -> parser.skipChildren();
      }
    }
    return new Note(key, value);
  }

  private Line line() {
    String feeComponent = null;
    String componentType = null;
    BigDecimal rupees = null;
    String utr = null;
    Instant settled = null;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "fee_component" -> feeComponent = fields.text();
        case "component_type" -> componentType = fields.text();
        case "amount" -> rupees = fields.rupees();
        case "settlement_utr" -> utr = fields.text();
        case "settled_at" -> settled = fields.instant();
        default -> parser.skipChildren();
      }
    }
    return new Line(component(feeComponent, componentType), rupees, utr, settled);
  }

  /** The first wins where both stand; another word under the second is noted. */
  private @Nullable String component(@Nullable String fee, @Nullable String type) {
    if (fee != null && type != null && !fee.equals(type)) {
      fields.note(fields.pointer() + "/component_type", type, UnreadReason.OTHER);
    }
    return fee == null ? type : fee;
  }
}
