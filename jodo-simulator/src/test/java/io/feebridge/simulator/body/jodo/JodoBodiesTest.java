package io.feebridge.simulator.body.jodo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.event.WorldEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class JodoBodiesTest {

  private static final Path RESOURCES = Path.of("src/test/resources/jodo");

  private final JodoBodies bodies = new JodoBodies(7);

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleWrittenAgainFromItsStateIsTheSameTokenForToken(Path example) throws IOException {
    byte[] documented = Files.readAllBytes(example);
    JsonNode tree = Json.tree(documented);

    byte[] written = bodies.bytesOf(ExampleFacts.event(tree));

    assertThat(Json.tokens(written)).isEqualTo(Json.tokens(documented));
  }

  @ParameterizedTest
  @EnumSource
  void tellsEveryFieldOfItsTableWithItsTypeAndNothingElse(EventCode code) {
    Map<String, Collection<String>> written =
        Json.types(Json.tree(bodies.bytesOf(Sample.event(code, 1))));

    for (Map.Entry<String, Set<String>> field : FieldTable.of(code).entrySet()) {
      assertThat(written).as(field.getKey()).containsKey(field.getKey());
      assertThat(written.get(field.getKey())).as(field.getKey()).isSubsetOf(field.getValue());
    }
    assertThat(written.keySet())
        .filteredOn(path -> path.startsWith("payload."))
        .filteredOn(path -> !FieldTable.of(code).containsKey(path))
        .filteredOn(path -> !FieldTable.alsoTold(code).contains(path))
        .isEmpty();
  }

  @Test
  void theTableHasAllEvents() {
    assertThat(FieldTable.events())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EventCode.values()).map(EventCode::code).toList());
  }

  @Test
  void keepsEveryDigitWhateverTheForm() {
    JsonNode direct = payload(EventCode.DIRECT_ADDED).path("payment");
    JsonNode flex = payload(EventCode.INSTALMENT_DEBITED).path("payment");

    assertThat(direct.path("amount").asDecimal()).isEqualByComparingTo("11000");
    assertThat(direct.path("details").path(0).path("amount").asString()).isEqualTo("10500.50");
    assertThat(flex.path("amount").isIntegralNumber()).isTrue();
    assertThat(flex.path("details").path(0).path("amount").asDecimal().toPlainString())
        .isEqualTo("10500.5");
  }

  @Test
  void aLineThatHasNotSettledSaysSo() {
    JsonNode lines = payload(EventCode.INSTALMENT_SETTLED).path("payment").path("details");

    assertThat(lines.path(0).path("settlement_utr").asString()).isEqualTo("UTR1");
    assertThat(lines.path(1).path("settlement_utr").isNull()).isTrue();
    assertThat(lines.path(1).path("settled_at").isNull()).isTrue();
  }

  @Test
  void whatWentThroughTheGatewayIsToldAsThatWhateverThePayerChose() {
    assertThat(payload(EventCode.DOWNPAYMENT_DEBITED).path("payment").path("mode").asString())
        .isEqualTo("PG");
    assertThat(payload(EventCode.PAY_DEBITED).path("payment").path("mode").asString())
        .isEqualTo("pg");
    assertThat(payload(EventCode.INSTALMENT_DEBITED).path("payment").path("mode").asString())
        .isEqualTo("NACH");
  }

  @Test
  void aLinkThatExpiredUnpaidTellsNullForItsTransactionAndTime() {
    JsonNode order = Json.tree(bodies.bytesOf(Sample.expiredLink())).path("payload").path("order");

    assertThat(order.path("status").asString()).isEqualTo("expired");
    assertThat(order.path("transaction_id").isNull()).isTrue();
    assertThat(order.path("paid_at").isNull()).isTrue();
    assertThat(order.has("student_name")).isFalse();
  }

  @Test
  void refusesAnEventThatWasReportedWithAnotherSubject() {
    WorldEvent order = Sample.event(EventCode.ORDER_DEBITED, 1);
    WorldEvent wrong =
        new WorldEvent(
            order.id(), EventCode.PAY_DEBITED, order.at(), order.collector(), order.subject());

    assertThatThrownBy(() -> bodies.bytesOf(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a student");
  }

  private JsonNode payload(EventCode code) {
    return Json.tree(bodies.bytesOf(Sample.event(code, 1))).path("payload");
  }

  static Stream<Path> examples() throws IOException {
    List<Path> examples;
    try (Stream<Path> files = Files.list(RESOURCES.resolve("events"))) {
      examples = files.sorted().toList();
    }
    assertThat(examples).hasSizeGreaterThanOrEqualTo(23);
    return examples.stream();
  }
}
