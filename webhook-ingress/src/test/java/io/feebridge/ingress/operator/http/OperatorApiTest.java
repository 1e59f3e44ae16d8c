package io.feebridge.ingress.operator.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The published description has every path of every controller, and every refusal. */
class OperatorApiTest {

  private static final JsonNode API =
      new YAMLMapper().readTree(Path.of("../docs/openapi/webhook-ingress.yaml").toFile());

  @Test
  void describesEveryPathOfTheControllersAndNoOther() {
    Set<String> served =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.feebridge.ingress")
                .stream()
                .filter(c -> c.isAnnotatedWith(RestController.class))
                .flatMap(OperatorApiTest::paths)
                .collect(Collectors.toCollection(TreeSet::new));
    assertThat(served).isNotEmpty();
    assertThat(API.get("paths").propertyNames().stream().filter(p -> p.startsWith("/v1/")))
        .containsExactlyInAnyOrderElementsOf(served);
  }

  @Test
  void listsEveryRefusal() {
    JsonNode listed = API.at("/components/schemas/OperatorProblem/properties/type/enum");
    assertThat(StreamSupport.stream(listed.spliterator(), false).map(JsonNode::asString))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ProblemType.values())
                .map(type -> String.valueOf(type.detail().getType()))
                .toList());
  }

  private static Stream<String> paths(JavaClass controller) {
    String above = path(controller.reflect().getAnnotation(RequestMapping.class));
    return controller.getMethods().stream()
        .map(JavaMethod::reflect)
        .map(m -> AnnotatedElementUtils.findMergedAnnotation(m, RequestMapping.class))
        .filter(mapping -> mapping != null)
        .map(mapping -> above + path(mapping));
  }

  private static String path(RequestMapping mapping) {
    return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
  }
}
