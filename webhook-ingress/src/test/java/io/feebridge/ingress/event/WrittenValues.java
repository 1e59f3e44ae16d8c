package io.feebridge.ingress.event;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Every scalar of a body as its characters, by JSON Pointer; null and blank are as good as absent.
 */
public final class WrittenValues {

  private WrittenValues() {}

  public static Map<String, String> of(byte[] body) {
    Map<String, String> values = new LinkedHashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()
            && token != JsonToken.VALUE_NULL
            && !parser.getString().isBlank()) {
          values.put(parser.streamReadContext().pathAsPointer().toString(), parser.getString());
        }
      }
    }
    return values;
  }
}
