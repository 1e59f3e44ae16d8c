package io.feebridge.ingress;

import static io.feebridge.ingress.Ingress.NORTH_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ingress.event.Drift;
import io.feebridge.ingress.event.Events;
import io.feebridge.ingress.event.SyntheticBodies;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;

/** Each of Jodo's events through the real service and a real broker, to its topic. */
class ExamplesIT {

  private static final Map<String, String> RECORDS =
      Map.of(
          Topics.PAYMENTS, "PaymentReported",
          Topics.STUDENTS, "StudentReported",
          Topics.PLANS, "PlanReported",
          Topics.LOANS, "LoanReported");

  @Test
  void everyEventIsOnItsTopicUnderItsEventId() {
    try (TestKafka kafka = TestKafka.start(3);
        Ingress ingress = Ingress.start(kafka.bootstrapServers())) {
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
  }
}
