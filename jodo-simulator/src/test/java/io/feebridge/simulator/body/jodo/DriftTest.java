package io.feebridge.simulator.body.jodo;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.simulator.event.EventCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class DriftTest {

  private final JodoBodies drifting = new JodoBodies(7);

  @Test
  void theSameSeedAndEventGiveTheSameBytes() {
    for (EventCode code : EventCode.values()) {
      assertThat(new JodoBodies(7).driftedBytesOf(Sample.event(code, 3)))
          .isEqualTo(drifting.driftedBytesOf(Sample.event(code, 3)));
    }
  }

  @Test
  void anotherSeedGivesOtherForms() {
    List<String> seven = forms(new JodoBodies(7));

    assertThat(forms(new JodoBodies(8))).isNotEqualTo(seven);
  }

  @ParameterizedTest
  @EnumSource
  void noAmountChangesWithItsForm(EventCode code) {
    JodoBodies documented = new JodoBodies(7);
    List<BigDecimal> amounts = amounts(Json.tree(documented.bytesOf(Sample.event(code, 1))));

    bodies(code)
        .forEach(
            body ->
                assertThat(amounts(body))
                    .usingElementComparator(BigDecimal::compareTo)
                    .containsExactlyInAnyOrderElementsOf(amounts));
  }

  @Test
  void everyVariationThatIsListedHappens() {
    Map<String, Collection<String>> seen = new TreeMap<>();
    for (EventCode code : EventCode.values()) {
      bodies(code)
          .forEach(
              body ->
                  Json.types(body)
                      .forEach(
                          (path, types) ->
                              seen.computeIfAbsent(path, _ -> new TreeSet<>()).addAll(types)));
    }

    assertThat(seen.get("payload.jodo_student_id")).containsExactly("Integer", "String");
    assertThat(seen.get("payload.subscription.id")).containsExactly("Integer", "String");
    assertThat(seen.get("payload.application.id")).containsExactly("Integer", "String");
    assertThat(seen.get("payload.payment.amount")).containsExactly("Integer", "Number", "String");
    assertThat(seen).containsKeys("payload.payment.details[].component_type");
    assertThat(seen).containsKeys("payload.order.details[].fee_component");
    assertThat(seen.get("payload.payment.notes")).containsExactly("Array", "String", "null");
    assertThat(seen.get("payload.student.notes")).containsExactly("Array", "null");
    assertThat(seen.get("payload.student.grade")).containsExactly("Object", "String");
    assertThat(seen.get("payload.student.collector_code")).containsExactly("String", "null");
  }

  @Test
  void codesOfEventsNeverDrift() {
    for (EventCode code : EventCode.values()) {
      bodies(code)
          .forEach(body -> assertThat(body.path("event").asString()).isEqualTo(code.code()));
    }
  }

  private Stream<JsonNode> bodies(EventCode code) {
    return LongStream.range(0, 60)
        .mapToObj(n -> Json.tree(drifting.driftedBytesOf(Sample.event(code, n))));
  }

  private static List<String> forms(JodoBodies bodies) {
    List<String> forms = new ArrayList<>();
    for (EventCode code : EventCode.values()) {
      forms.add(Json.types(Json.tree(bodies.driftedBytesOf(Sample.event(code, 3)))).toString());
    }
    return forms;
  }

  private static List<BigDecimal> amounts(JsonNode node) {
    List<BigDecimal> found = new ArrayList<>();
    node.properties()
        .forEach(
            entry -> {
              if (entry.getKey().endsWith("amount")) {
                found.add(new BigDecimal(entry.getValue().asString()));
              }
              found.addAll(amounts(entry.getValue()));
            });
    if (node.isArray()) {
      node.forEach(item -> found.addAll(amounts(item)));
    }
    return found;
  }
}
