package io.feebridge.localstack.service.spring;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.feebridge.localstack.service.FurtherPort;
import io.feebridge.localstack.service.Service;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code deploy/demo/services.yml}: a new service of the stack is one entry there. */
public record ServicesFile(List<Entry> services) {

  /** One service of the file. */
  record Entry(
      String word,
      String module,
      int port,
      @JsonProperty("management-port") int managementPort,
      String heap,
      String says,
      @Nullable String credentials,
      @JsonProperty("further-ports") @Nullable List<FurtherPort> furtherPorts) {}

  /** The services, in the file's order. */
  public static List<Service> read(Path file) {
    return new YAMLMapper()
        .readValue(file.toFile(), ServicesFile.class).services().stream()
            .map(
                e ->
                    new Service(
                        e.word(),
                        e.word(),
                        e.module(),
                        e.port(),
                        e.managementPort(),
                        e.heap(),
                        e.says(),
                        e.credentials() == null ? "" : e.credentials(),
                        e.furtherPorts() == null ? List.of() : e.furtherPorts()))
            .toList();
  }
}
