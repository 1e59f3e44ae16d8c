package io.feebridge.schemas.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/**
 * The three calls of a schema registry's HTTP API that writing and reading need: look up or
 * register a schema under a subject, and fetch a schema by id.
 */
final class SchemaRegistry implements SchemaSource {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryConnection connection;
  private final boolean autoRegister;

  SchemaRegistry(List<String> addresses, WireSettings settings) {
    this.connection = new RegistryConnection(addresses, settings);
    this.autoRegister = settings.autoRegister();
  }

  @Override
  public int idOf(String subject, Schema schema) {
    String path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8);
    String body = JSON.createObjectNode().put("schema", schema.toString()).toString();
    RegistryConnection.Answer answer =
        connection.ask(
            autoRegister ? path + "/versions" : path,
            request ->
                request
                    .header("Content-Type", RegistryConnection.MEDIA_TYPE)
                    .POST(BodyPublishers.ofString(body)));
    return switch (answer.status()) {
      case 200 -> required(answer, "id").intValue();
      case 404 -> throw new SchemaRegistryException(notRegistered(subject, schema), null);
      case 409 ->
          throw new SchemaRegistryException(
              schema.getFullName() + " is incompatible with what subject " + subject + " holds",
              null);
      default -> throw refused(answer);
    };
  }

  @Override
  public Schema schemaOf(int id) {
    RegistryConnection.Answer answer =
        connection.ask("/schemas/ids/" + id, HttpRequest.Builder::GET);
    return switch (answer.status()) {
      case 200 -> schema(id, answer);
      case 404 -> throw new UnknownSchemaIdException(id, "the registry does not hold it");
      default -> throw refused(answer);
    };
  }

  @Override
  public void close() {
    connection.close();
  }

  private static Schema schema(int id, RegistryConnection.Answer answer) {
    JsonNode body = json(answer);
    if (!"AVRO".equals(body.path("schemaType").asText("AVRO"))) {
      throw new UndecodableRecordException("Schema " + id + " is no Avro schema", null);
    }
    try {
      return SchemaParser.parseSingle(required(answer, "schema").textValue());
    } catch (AvroRuntimeException e) {
      throw new UndecodableRecordException(
          "Schema " + id + " does not stand alone or is not valid (references are not followed)",
          e);
    }
  }

  private static JsonNode required(RegistryConnection.Answer answer, String field) {
    JsonNode value = json(answer).path(field);
    if (!value.isInt() && !value.isTextual()) {
      throw new SchemaRegistryException("The registry's answer has no " + field, null);
    }
    return value;
  }

  private static JsonNode json(RegistryConnection.Answer answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new SchemaRegistryException("The registry's answer is no JSON", e);
    }
  }

  private String notRegistered(String subject, Schema schema) {
    return autoRegister
        ? "The registry does not take schemas for subject " + subject
        : schema.getFullName()
            + " is not registered under subject "
            + subject
            + ": register the released schema there, or set "
            + WireSettings.AUTO_REGISTER
            + "=true";
  }

  private static SchemaRegistryException refused(RegistryConnection.Answer answer) {
    return new SchemaRegistryException("The registry answered " + answer.status(), null);
  }
}
