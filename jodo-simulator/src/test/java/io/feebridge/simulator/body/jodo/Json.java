package io.feebridge.simulator.body.jodo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at JSON closer than a mapper does: at types and at digits as written. */
final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Json() {}

  static JsonNode tree(byte[] body) {
    return MAPPER.readTree(body);
  }

  /** Every token with the text it was written with: equal lists mean equal bodies but for space. */
  static List<String> tokens(byte[] body) {
    List<String> tokens = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        tokens.add(
            token.isScalarValue() || token == JsonToken.PROPERTY_NAME
                ? token + " " + parser.getString()
                : token.toString());
      }
    }
    return tokens;
  }

  /** The JSON types that stand at each path; items of an array share one path. */
  static Map<String, Collection<String>> types(JsonNode node) {
    Map<String, Collection<String>> types = new LinkedHashMap<>();
    node.properties().forEach(entry -> types(entry.getKey(), entry.getValue(), types));
    return types;
  }

  private static void types(String path, JsonNode node, Map<String, Collection<String>> types) {
    if (!path.endsWith("[]")) {
      types.computeIfAbsent(path, _ -> new TreeSet<>()).add(type(node));
    }
    if (node.isArray()) {
      node.forEach(item -> types(path + "[]", item, types));
    }
    node.properties().forEach(entry -> types(path + "." + entry.getKey(), entry.getValue(), types));
  }

  private static String type(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "Object";
      case ARRAY -> "Array";
      case STRING -> "String";
      case BOOLEAN -> "Boolean";
      case NULL -> "null";
      case NUMBER -> node.isIntegralNumber() ? "Integer" : "Number";
      default -> throw new AssertionError(node.getNodeType());
    };
  }
}
