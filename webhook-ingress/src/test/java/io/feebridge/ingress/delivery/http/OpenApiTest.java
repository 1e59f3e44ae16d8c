package io.feebridge.ingress.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ingress.delivery.http.answer.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The published description says what the code answers. */
class OpenApiTest {

  private static final Pattern TYPE = Pattern.compile("\"type\":\"([^\"]+)\"");

  private Map<String, Object> api;

  @BeforeEach
  void read() throws IOException {
    api = new Yaml().load(Files.readString(Path.of("../docs/openapi/webhook-ingress.yaml")));
  }

  @Test
  void describesBothPathsAndNoOtherOfThePublicPort() {
    assertThat(delivering())
        .containsExactlyInAnyOrder(
            DeliveryPath.PREFIX + "{collector}", DeliveryPath.PREFIX + "{collector}/{event}");
    assertThat(DeliveryPath.of("/webhooks/jodo/north")).isEqualTo(new DeliveryPath("north", null));
    assertThat(DeliveryPath.of("/webhooks/jodo/north/a.b.c"))
        .isEqualTo(new DeliveryPath("north", "a.b.c"));
  }

  @Test
  void describesEveryStatusAndNoOther() {
    Set<String> answered =
        Stream.concat(
                Stream.of("200"),
                Stream.of(Problem.values()).map(p -> Integer.toString(p.status())))
            .collect(Collectors.toCollection(TreeSet::new));
    for (String path : delivering()) {
      assertThat(at("paths", path, "post", "responses").keySet())
          .as(path)
          .containsExactlyInAnyOrderElementsOf(answered);
    }
  }

  @Test
  void listsEveryProblemType() {
    List<String> types = Stream.of(Problem.values()).map(OpenApiTest::type).toList();
    assertThat(at("components", "schemas", "Problem", "properties", "type").get("enum"))
        .isEqualTo(types);
  }

  private Set<String> delivering() {
    return at("paths").keySet().stream()
        .filter(path -> !path.startsWith("/v1/"))
        .collect(Collectors.toSet());
  }

  private static String type(Problem problem) {
    Matcher matcher = TYPE.matcher(problem.body());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> at(String... keys) {
    Map<String, Object> at = api;
    for (String key : keys) {
      at = (Map<String, Object>) at.get(key);
    }
    return at;
  }
}
