package io.feebridge.messaging.outbox.postgres;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The column {@code outbox_messages.headers}: one JSON object, header names and their text. */
final class HeadersJson {

  private static final JsonFactory JSON = new JsonFactory();

  private HeadersJson() {}

  static String write(Map<String, String> headers) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      headers.forEach(json::writeStringProperty);
      json.writeEndObject();
    }
    return text.toString();
  }

  static Map<String, String> read(String text) {
    Map<String, String> headers = new HashMap<>();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        headers.put(name, json.getString());
      }
    }
    return headers;
  }
}
