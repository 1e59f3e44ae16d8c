package io.feebridge.cli;

import io.feebridge.cli.text.Table;
import tools.jackson.databind.JsonNode;

/** JSON objects as lines for people. */
final class Fields {

  private Fields() {}

  /** A field as text; empty when it is null or absent. */
  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNull() || value.isMissingNode() ? "" : value.asString(value.toString());
  }

  /** One line a field, those of inner objects behind the name of the outer one. */
  static void tell(Console console, JsonNode object) {
    Table table = new Table("FIELD", "VALUE");
    add(table, "", object);
    console.show(table);
  }

  private static void add(Table table, String prefix, JsonNode node) {
    if (node.isObject()) {
      node.properties().forEach(one -> add(table, name(prefix, one.getKey()), one.getValue()));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        add(table, prefix + "[" + i + "]", node.get(i));
      }
    } else {
      table.row(prefix, node.isNull() ? null : node.asString(node.toString()));
    }
  }

  private static String name(String prefix, String field) {
    return prefix.isEmpty() ? field : prefix + "." + field;
  }
}
