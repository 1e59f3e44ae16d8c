package io.feebridge.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.feebridge.messaging.testing.BookingWords;
import io.feebridge.messaging.testing.TestDatabase;
import io.feebridge.messaging.testing.TestInbox;
import io.feebridge.messaging.testing.TestKafka;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A record that the database refuses is found among its neighbours and stops none of them. */
class BisectionIT {

  private final TestDatabase database = TestDatabase.create();

  @Test
  void findsOneCulpritAmongAHundred() {
    TestInbox inbox = book("one-culprit", hundredWith("size:culprit:13", 41));
    assertThat(database.quarantinedReasons()).containsExactly("sql_23514");
    assertThat(marks()).containsExactly("culprit sql_23514");
    assertThat(inbox.count("batches.bisected")).isBetween(6L, 7L);
  }

  @Test
  void findsTwoCulpritsOfDifferentKindsAmongAHundred() {
    List<String> texts = hundredWith("size:culprit:13", 3);
    texts.set(97, "size:giant:99999");
    book("two-culprits", texts);
    assertThat(database.quarantinedReasons()).containsExactly("sql_23514", "sql_22003");
    assertThat(marks()).containsExactly("culprit sql_23514", "giant sql_22003");
  }

  @Test
  void aDefectOfTheEffectIsIsolatedLikeAPoisonRecord() {
    book("defect", hundredWith("defect:x", 99));
    assertThat(database.quarantinedReasons()).containsExactly("effect_failed");
  }

  @Test
  void aRecordWhoseMarkIsRefusedTooIsKeptWithoutTellingTheEffect() {
    book("unmarkable", hundredWith("bad:unmarkable", 50));
    assertThat(database.quarantinedReasons()).containsExactly("unreadable_value");
    assertThat(marks()).isEmpty();
  }

  @Test
  void aMissingGrantIsNobodysPoisonAndRepeats() {
    TestKafka.createTopic("ungranted", 1);
    TestKafka.send("ungranted", 0, "a", "b");
    database.owner().execute("REVOKE INSERT ON words FROM app");
    try (TestInbox inbox = start("ungranted")) {
      await().until(() -> inbox.count("batches.repeated") >= 3);
      assertThat(database.quarantinedReasons()).isEmpty();
      database.owner().execute("GRANT INSERT ON words TO app");
      await().until(() -> database.nextOffset("ungranted", 0) == 2);
    }
    assertThat(database.booked()).containsExactly("a", "b");
  }

  private static List<String> hundredWith(String culprit, int place) {
    List<String> texts = new ArrayList<>(IntStream.range(0, 100).mapToObj(i -> "w" + i).toList());
    texts.set(place, culprit);
    return texts;
  }

  /** Books all texts as one batch; what is not refused must be booked once and in order. */
  private TestInbox book(String topic, List<String> texts) {
    TestKafka.createTopic(topic, 1);
    TestKafka.send(topic, 0, texts.toArray(String[]::new));
    TestInbox inbox = start(topic);
    try (inbox) {
      await().until(() -> database.nextOffset(topic, 0) == 100);
      await().untilAsserted(() -> InboxIT.assertEveryPolledRecordHasOneEnd(inbox));
    }
    assertThat(database.booked())
        .containsExactlyElementsOf(texts.stream().filter(t -> t.startsWith("w")).toList());
    return inbox;
  }

  private List<String> marks() {
    return database
        .owner()
        .queryForList("SELECT subject || ' ' || reason FROM marks", String.class);
  }

  private TestInbox start(String topic) {
    return TestInbox.start(
        TestInbox.settings(topic, topic),
        database.application(),
        new BookingWords(database.application()));
  }
}
