package io.feebridge.simulator.api.http;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The JSON types that stand at each path of a body; items of an array share one path. */
final class Types {

  private Types() {}

  static Map<String, Collection<String>> of(JsonNode node) {
    Map<String, Collection<String>> types = new TreeMap<>();
    collect("", node, types);
    return types;
  }

  private static void collect(String path, JsonNode node, Map<String, Collection<String>> types) {
    types.computeIfAbsent(path, _ -> new TreeSet<>()).add(type(node));
    if (node.isArray()) {
      node.forEach(item -> collect(path + "[]", item, types));
    }
    node.properties()
        .forEach(entry -> collect(path + "." + entry.getKey(), entry.getValue(), types));
  }

  private static String type(JsonNode node) {
    return switch (node.getNodeType()) {
      case NUMBER -> node.isIntegralNumber() ? "Integer" : "Number";
      default -> node.getNodeType().name();
    };
  }
}
