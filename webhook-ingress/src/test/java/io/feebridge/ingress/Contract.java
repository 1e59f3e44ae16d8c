package io.feebridge.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The checked-in OpenAPI file, as a judge of answers. Callers must ignore fields they do not know;
 * here an undocumented one is an error.
 */
final class Contract {

  private static final JsonNode FILE =
      new YAMLMapper().readTree(Path.of("../docs/openapi/webhook-ingress.yaml").toFile());

  private Contract() {}

  /** The same of an answer as it came over the wire. */
  static void assertIs(String name, String answer) {
    assertIs(name, new ObjectMapper().readTree(answer));
  }

  /** Asserts that {@code answer} is a {@code name} of the file, with no field more. */
  static void assertIs(String name, JsonNode answer) {
    ObjectNode schema = new ObjectMapper().createObjectNode();
    schema.put("$ref", "#/components/schemas/" + name);
    schema.set("components", closed(FILE.get("components").deepCopy()));
    Schema judge =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
    assertThat(judge.validate(answer)).as("%s: %s", name, answer).isEmpty();
  }

  /** The paths that the file documents. */
  static Set<String> paths() {
    return Set.copyOf(FILE.get("paths").propertyNames());
  }

  private static JsonNode closed(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.has("properties")
        && !object.path("properties").has("detail")) {
      object.put("additionalProperties", false);
    }
    node.forEach(Contract::closed);
    return node;
  }
}
