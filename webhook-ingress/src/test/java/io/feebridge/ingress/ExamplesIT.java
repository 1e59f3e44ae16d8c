package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ingress.event.Drift;
import io.feebridge.ingress.event.Events;
import io.feebridge.ingress.event.FurtherBody;
import io.feebridge.ingress.event.SyntheticBodies;
import io.feebridge.schemas.Evidence;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Each of Jodo's events, and each unusual body, through the real service and a real broker. */
class ExamplesIT {

  private static final Map<String, String> RECORDS =
      Map.of(
          Topics.PAYMENTS, "PaymentReported",
          Topics.STUDENTS, "StudentReported",
          Topics.PLANS, "PlanReported",
          Topics.LOANS, "LoanReported");

  @Test
  void everyEventIsOnItsTopicUnderItsEventIdAndSoIsWhatIsUnusual() {
    try (TestKafka kafka = TestKafka.start(3);
        Ingress ingress = Ingress.start(kafka.bootstrapServers())) {
      everyEventIsOnItsTopic(kafka, ingress);
      whatIsUnusualIsAcceptedAndKept(kafka, ingress);
    }
  }

  private static void everyEventIsOnItsTopic(TestKafka kafka, Ingress ingress) {
    Events.topics()
        .keySet()
        .forEach(
            event ->
                assertThat(
                        ingress
                            .postSigned(
                                "/webhooks/jodo/north/" + event,
                                SyntheticBodies.of(event, Drift.NONE),
                                NORTH_SECRET)
                            .statusCode())
                    .isEqualTo(200));

    Map<String, String> topics = new TreeMap<>();
    new Topics(kafka.bootstrapServers())
        .all()
        .forEach(
            record -> {
              IndexedRecord value = record.value();
              String event = value.get(1).toString();
              assertThat(record.key()).isEqualTo("evt-" + event);
              assertThat(value.getSchema().getName()).isEqualTo(RECORDS.get(record.topic()));
              topics.put(event, record.topic());
            });
    assertThat(topics).isEqualTo(Events.topics());
    Samples samples = Samples.of(ingress);
    assertThat(samples.sum("bodies_unrecognised")).isZero();
    assertThat(samples.sum("fields_unread")).isZero();
    assertThat(samples.sum("deliveries_misrouted")).isZero();
  }

  private static void whatIsUnusualIsAcceptedAndKept(TestKafka kafka, Ingress ingress) {
    List<FurtherBody> all = FurtherBody.unusual();
    for (FurtherBody one : all) {
      String path = "/webhooks/jodo/north" + (one.path() == null ? "" : "/" + one.path());
      HttpResponse<String> answer = ingress.postSigned(path, one.bytes(), NORTH_SECRET);
      assertThat(answer.statusCode()).as(one.says()).isEqualTo(200);
      assertThat(JsonMapper.shared().readTree(answer.body()).get("event_id").asString())
          .as(one.says())
          .isEqualTo(one.arrivesUnder());
    }
    Map<ByteBuffer, ConsumerRecord<String, SpecificRecord>> kept = new HashMap<>();
    new Topics(kafka.bootstrapServers()).each(it -> kept.put(body(it.value()), it), Topics.NAMES);
    for (FurtherBody one : all) {
      assertThat(kept.get(ByteBuffer.wrap(one.bytes())))
          .as(one.says())
          .isNotNull()
          .extracting(ConsumerRecord::topic, ConsumerRecord::key)
          .containsExactly("jodo." + one.topic() + ".v1", one.arrivesUnder());
    }
  }

  private static ByteBuffer body(IndexedRecord record) {
    return ((Evidence) record.get(record.getSchema().getField("evidence").pos())).getBody();
  }
}
