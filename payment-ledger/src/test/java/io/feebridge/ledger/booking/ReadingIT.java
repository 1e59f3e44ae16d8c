package io.feebridge.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.ledger.testing.TestDatabase;
import io.feebridge.ledger.testing.TestKafka;
import io.feebridge.ledger.testing.TestLedger;
import io.feebridge.ledger.testing.Told;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens to records that cannot be booked. */
class ReadingIT {

  private final TestDatabase database = TestDatabase.migrated();
  private final String topic = TestKafka.newTopic(1);

  @Test
  void setsAsideEachRecordThatCannotBeBookedWithItsReasonAndMarksItsPayment() {
    TestKafka.send(
        topic,
        List.of(
            Told.that("order.payment.debited", "order_1").amount("1").report(),
            Told.that("moon.landing.debited", "moon_1").amount("1").report(),
            Told.that("flex.instalment.paused", "flex_word").amount("1").report(),
            Told.that("flex.instalment.debited", "flex_x").noId().amount("1").report(),
            Told.that("flex.instalment.debited", "flex_unread")
                .unread("/payload/payment/amount", "NaN")
                .report(),
            Told.that("flex.instalment.debited", "flex_many_digits")
                .amount("10000000000000")
                .report(),
            Told.that("flex.instalment.debited", "flex_lines")
                .line("T", "1")
                .line(null, null)
                .unread("/payload/payment/details/1", "x")
                .report(),
            Told.that("flex.instalment.settled", "flex_utr")
                .line("T", "1")
                .unread("/payload/payment/details/0/settlement_utr", "x")
                .report(),
            Told.that("flex.instalment.settled", "flex_negative").line("T", "-1.00").report(),
            Told.that("flex.instalment.debited", "flex_none").line("T", null).report(),
            Told.that("flex.instalment.debited", "flex_future")
                .amount("1")
                .receivedAt(Told.NOON.minusSeconds(601))
                .report(),
            Told.that("flex.instalment.debited", "flex_good").amount("1").report(),
            Told.that("flex.instalment.debited", "flex_a").collector("a:b").amount("1").report()));
    TestKafka.sendTo(
        topic, "no record at all".getBytes(java.nio.charset.StandardCharsets.UTF_8), 0);

    try (TestLedger ledger = TestLedger.start(database, topic, s -> s)) {
      ledger.awaitRecords(14);
      assertThat(ledger.counted("facts.kept")).isOne();
      assertThat(ledger.counted("facts.repeated")).isZero();
      assertThat(ledger.counted("records.refused")).isEqualTo(13);
      assertThat(ledger.setAsideBy("clock")).isOne();
      assertThat(ledger.setAsideBy("family_not_booked")).isOne();
    }

    Map<String, String> subjects = new HashMap<>();
    database
        .owner()
        .query(
            "SELECT string_agg(coalesce(subject, '-'), ' ' ORDER BY subject), reason_code"
                + " FROM quarantined_records GROUP BY reason_code",
            row -> {
              subjects.put(row.getString(2), row.getString(1));
            });
    assertThat(subjects)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("family_not_booked", "-"),
                Map.entry("unsupported_event", "demo:flex:flex_word -"),
                Map.entry("no_payment_id", "-"),
                Map.entry("unreadable_amount", "demo:flex:flex_many_digits demo:flex:flex_unread"),
                Map.entry("unreadable_lines", "demo:flex:flex_lines"),
                Map.entry("unreadable_settlement", "demo:flex:flex_utr"),
                Map.entry("negative_amount", "demo:flex:flex_negative"),
                Map.entry("no_amount", "demo:flex:flex_none"),
                Map.entry("clock", "demo:flex:flex_future"),
                Map.entry("unusable_collector", "-"),
                Map.entry("undecodable", "-")));
    assertThat(database.owner().queryForList("SELECT id FROM payments ORDER BY id", String.class))
        .containsExactly(
            "flex_future",
            "flex_good",
            "flex_lines",
            "flex_many_digits",
            "flex_negative",
            "flex_none",
            "flex_unread",
            "flex_utr",
            "flex_word");
    assertThat(database.count("payments WHERE version > 0")).isOne();
  }

  @Test
  void keepsNoContactDataAndNoBody() {
    TestKafka.send(
        topic,
        List.of(
            Told.that("flex.instalment.debited", "flex_1")
                .amount("1")
                .body("9876543210 parent@example.com")
                .report()));

    try (TestLedger ledger = TestLedger.start(database, topic, s -> s)) {
      ledger.awaitRecords(1);
    }

    String everything =
        database
            .owner()
            .queryForObject(
                "SELECT (SELECT json_agg(f)::text FROM facts f)"
                    + " || (SELECT json_agg(p)::text FROM payments p)",
                String.class);
    assertThat(everything).contains("flex_1").doesNotContain("9876543210", "parent@example.com");
  }
}
