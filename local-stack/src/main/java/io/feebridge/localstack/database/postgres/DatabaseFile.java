package io.feebridge.localstack.database.postgres;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.feebridge.localstack.database.DatabasePlan;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The file of the demo's database and roles. */
public record DatabaseFile(String database, List<Login> roles) {

  /** One role of the file. */
  record Login(
      String name, String password, @JsonProperty("creates-schemas") boolean createsSchemas) {}

  /** Reads the plan. */
  public static DatabasePlan read(Path file) {
    DatabaseFile read = new YAMLMapper().readValue(file.toFile(), DatabaseFile.class);
    return new DatabasePlan(
        read.database(),
        read.roles().stream()
            .map(r -> new DatabasePlan.Role(r.name(), r.password(), r.createsSchemas()))
            .toList());
  }
}
