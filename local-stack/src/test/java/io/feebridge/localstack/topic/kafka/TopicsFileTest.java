package io.feebridge.localstack.topic.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.localstack.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsFileTest {

  private static final List<Topic> SHIPPED = TopicsFile.read(Path.of("../deploy/kafka/topics.yml"));
  private static final Map<String, Topic> BY_NAME =
      SHIPPED.stream().collect(Collectors.toMap(Topic::name, Function.identity()));

  @TempDir private Path folder;

  @Test
  void holdsEveryTopicOfTheArchitecture() {
    assertThat(BY_NAME.keySet().stream().filter(name -> !name.endsWith("-dlt")))
        .containsExactlyInAnyOrder(
            "jodo.payments.v1",
            "jodo.students.v1",
            "jodo.plans.v1",
            "jodo.loans.v1",
            "jodo.unrecognised.v1",
            "erp.students.v1",
            "sync.results.v1",
            "students.v1",
            "checkout.attempts.v1",
            "ledger.payments.v1",
            "ledger.journal.v1");
  }

  @Test
  void keepsWhatJodoAndTheErpSaidForFourHundredDaysOnTwelvePartitions() {
    assertThat(SHIPPED)
        .filteredOn(t -> t.name().matches("(jodo\\..*|erp\\.students)\\.v1"))
        .hasSize(6)
        .allSatisfy(
            topic -> {
              assertThat(topic.partitions()).isEqualTo(12);
              assertThat(topic.settings())
                  .containsEntry(TopicConfig.RETENTION_MS_CONFIG, days(400))
                  .containsEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "2097152");
            });
  }

  @Test
  void compactsStatesOnlyAfterAWeek() {
    assertThat(SHIPPED)
        .filteredOn(t -> "compact".equals(t.settings().get(TopicConfig.CLEANUP_POLICY_CONFIG)))
        .extracting(Topic::name)
        .containsExactlyInAnyOrder("students.v1", "checkout.attempts.v1", "ledger.payments.v1");
    assertThat(BY_NAME.get("students.v1").settings())
        .containsEntry(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, days(7));
  }

  @Test
  void keepsDeadLettersOfKnownTopicsForNinetyDays() {
    assertThat(SHIPPED)
        .filteredOn(t -> t.name().endsWith("-dlt"))
        .isNotEmpty()
        .allSatisfy(
            topic -> {
              assertThat(BY_NAME).containsKey(topic.name().replace("-dlt", ""));
              assertThat(topic.settings()).containsEntry(TopicConfig.RETENTION_MS_CONFIG, days(90));
            });
  }

  @Test
  void refusesATopicOfAnUnknownKind() throws IOException {
    Path file = folder.resolve("topics.yml");
    Files.writeString(file, "kinds: {}\ntopics:\n  a.v1: event\n");

    assertThatThrownBy(() -> TopicsFile.read(file)).hasMessage("a.v1 is of the unknown kind event");
  }

  private static String days(int days) {
    return Long.toString(Duration.ofDays(days).toMillis());
  }
}
