package io.feebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.cli.ending.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The commands that ask an ingress, against one that answers as documented. */
class IngressCommandsTest {

  private static final String ASIDE =
      """
      {"id":%d,"reason":"refused_for_good","collector":"north","event_id":"e\\u001b[31m","path_event":null,
       "received_at":"2026-11-22T09:00:00Z","spooled_at":"2026-11-22T09:00:01Z","body_sha256":"ab","bytes":6100}""";

  private final FakeLedger ingress = new FakeLedger();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @AfterEach
  void stop() {
    ingress.close();
  }

  private static String page(int setAside, String cursor, String... deliveries) {
    return """
        {"waiting":2,"set_aside":%d,"bytes_used":40960,"bytes_limit":1073741824,"deliveries_limit":1000000,
         "deliveries":[%s],"next_cursor":%s}"""
        .formatted(setAside, String.join(",", deliveries), cursor);
  }

  private static String decided(int id, boolean dry, String verb) {
    return "{\"id\":%d,\"dry_run\":%s,\"decision\":\"%s\",\"by\":\"asha\",\"reason\":%s}"
        .formatted(id, dry, verb, dry ? "null" : "\"r\"");
  }

  @Test
  void theStateOfTheSpoolIsAlsoInTheExitCode() {
    ingress
        .says("GET /v1/spool?limit=1", 200, page(0, "null"))
        .says("GET /v1/spool?limit=1", 200, page(1, "\"7\"", ASIDE.formatted(7)));
    assertThat(run("spool", "state")).isZero();
    assertThat(lines())
        .contains("waiting 2", "set_aside 0", "bytes_used 40960", "bytes_limit 1073741824");
    out.reset();
    assertThat(run("spool", "state", "--json")).isEqualTo(ExitCode.REFUSED);
    assertThat(said()).contains("\"set_aside\" : 1").doesNotContain("next_cursor", "deliveries\"");
  }

  @Test
  void whatIsSetAsideIsListedAndShownWithoutColours() {
    ingress
        .says("GET /v1/spool?limit=1", 200, page(2, "\"7\"", ASIDE.formatted(7)))
        .says("GET /v1/spool?limit=100&cursor=7", 200, page(2, "null", ASIDE.formatted(8)))
        .says("GET /v1/spool/7", 200, ASIDE.formatted(7));
    assertThat(run("spool", "list", "--limit", "1")).isZero();
    assertThat(lines())
        .containsExactly(
            "ID REASON COLLECTOR EVENT ID RECEIVED AT BODY SHA-256",
            "7 refused_for_good north e?[31m 2026-11-22T09:00:00Z 6100 bytes ab",
            "1 of 2",
            "More: --cursor 7");
    assertThat(run("spool", "list", "--cursor", "7")).isZero();
    assertThat(run("spool", "show", "7")).isZero();
    assertThat(lines()).contains("spooled_at 2026-11-22T09:00:01Z", "event_id e?[31m");
  }

  @Test
  void redrivesAndDiscardsOnlyWithConfirmationAndReason() {
    ingress
        .says("POST /v1/spool/7/redrive", 200, decided(7, true, "redrive"))
        .says("POST /v1/spool/7/redrive", 200, decided(7, false, "redrive"))
        .says("POST /v1/spool/8/discard", 200, decided(8, false, "discard"));
    assertThat(run("spool", "redrive", "7")).isZero();
    assertThat(ingress.asked.getLast().body()).isEqualTo("{\"dry_run\":true}");
    assertThat(lines())
        .containsExactly(
            "ID OUTCOME",
            "7 would be done",
            "1 deliveries; nothing was changed: --confirm --reason TEXT does it");
    assertThat(run("spool", "redrive", "7", "--confirm")).isEqualTo(ExitCode.USAGE);
    assertThat(run("spool", "redrive")).isEqualTo(ExitCode.USAGE);
    assertThat(run("spool", "redrive", "7", "--all")).isEqualTo(ExitCode.USAGE);
    assertThat(run("spool", "discard", "--confirm", "--reason", "r")).isEqualTo(ExitCode.USAGE);
    assertThat(ingress.asked).hasSize(1);

    assertThat(run("spool", "redrive", "7", "--confirm", "--reason", "2 MiB now")).isZero();
    assertThat(ingress.asked.getLast().body())
        .isEqualTo("{\"dry_run\":false,\"reason\":\"2 MiB now\"}");
    assertThat(run("spool", "discard", "8", "--confirm", "--reason", "fetched")).isZero();
    assertThat(ingress.asked.getLast().body())
        .isEqualTo("{\"dry_run\":false,\"reason\":\"fetched\"}");
  }

  @Test
  void oneThatIsGoneDoesNotKeepTheOthersBack() {
    ingress
        .says("POST /v1/spool/7/redrive", 404, "{\"title\":\"There is nothing here\"}")
        .says("POST /v1/spool/8/redrive", 200, decided(8, false, "redrive"));
    assertThat(run("spool", "redrive", "7", "8", "--confirm", "--reason", "r"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(lines())
        .containsExactly(
            "ID OUTCOME", "7 no delivery of this id is set aside", "8 done", "2 deliveries");
    ingress.says("POST /v1/spool/9/discard", 403, "{\"title\":\"Not for you\"}");
    assertThat(run("spool", "discard", "9")).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("feebridge: 403 Not for you\n");
  }

  @Test
  void allAreNamedBeforeTheFirstIsRedriven() {
    ingress
        .says("GET /v1/spool?limit=500", 200, page(2, "\"7\"", ASIDE.formatted(7)))
        .says("GET /v1/spool?limit=500&cursor=7", 200, page(2, "null", ASIDE.formatted(8)))
        .says("POST /v1/spool/7/redrive", 200, decided(7, false, "redrive"))
        .says("POST /v1/spool/8/redrive", 200, decided(8, false, "redrive"));
    assertThat(run("spool", "redrive", "--all", "--confirm", "--reason", "r", "--json")).isZero();
    assertThat(ingress.asked)
        .extracting(FakeLedger.Asked::path)
        .containsExactly(
            "/v1/spool?limit=500",
            "/v1/spool?limit=500&cursor=7",
            "/v1/spool/7/redrive",
            "/v1/spool/8/redrive");
    assertThat(said()).contains("\"outcome\" : \"accepted\"");
  }

  @Test
  void collectorsAreShownWithWhatIsLeftOfTheirBudget() {
    String collectors =
        """
        {"at":"2026-11-22T09:00:00Z","configuration":{"state":"%s","since":"2026-11-22T08:00:00Z",
          "refused_at":"2026-11-22T08:30:00Z","reason":"no key"},
         "collectors":[{"name":"north","environment":"uat","custom_header":false,"addresses":[],
          "keys":[{"id":"a","accepted":5,"last_used":null},{"id":"b","accepted":2,"last_used":null}],
          "budget":{"allowed":10,"left":%d,"failures":{"no_permit":3},"subscription":"order.payment.debited"},
          "last_events":{"order.payment.debited":"2026-11-22T08:59:00Z","other":"2026-11-21T08:59:00Z"},
          "delay":{"count":7,"last_ms":900,"mean_ms":1200,"longest_ms":2000}},
         {"name":"south","environment":"production","custom_header":true,"addresses":[],"keys":[],"budget":null,
          "last_events":{},"delay":null}]}""";
    ingress
        .says("GET /v1/collectors", 200, collectors.formatted("in_force", 7))
        .says("GET /v1/collectors", 200, collectors.formatted("in_force", 0))
        .says("GET /v1/collectors", 200, collectors.formatted("refused", 7));
    assertThat(run("collectors")).isZero();
    assertThat(lines())
        .containsExactly(
            "COLLECTOR ENVIRONMENT KEYS ACCEPTED LAST EVENT MEAN DELAY FAILURES LEFT WORST",
            "north uat 2 7 2026-11-22T08:59:00Z 1200 ms 7 of 10 order.payment.debited",
            "south production 0 0 - - - -",
            "Configuration in force since 2026-11-22T08:00:00Z");
    assertThat(run("collectors", "--json")).isEqualTo(ExitCode.REFUSED);
    assertThat(run("collectors")).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("refused at 2026-11-22T08:30:00Z");
  }

  @Test
  void rejectionsAreListedWithTheirCause() {
    ingress.says(
        "GET /v1/rejections?limit=1",
        200,
        """
        {"total":3,"rejections":[{"number":3,"at":"2026-11-22T09:00:00Z","collector":"north","address":"192.0.2.7",
          "cause":"signature_wrong","size":12,"body_sha256":null}],"next_cursor":"3"}""");
    assertThat(run("rejections", "--limit", "1")).isZero();
    assertThat(lines())
        .containsExactly(
            "NUMBER AT COLLECTOR ADDRESS CAUSE BODY SHA-256",
            "3 2026-11-22T09:00:00Z north 192.0.2.7 signature_wrong 12 bytes -",
            "1 of 3 since this instance started",
            "More: --cursor 3");
  }

  @Test
  void eachExplainsItself() {
    for (List<String> command :
        List.of(
            List.of("spool", "redrive", "--help"),
            List.of("collectors", "--help"),
            List.of("rejections", "--help"))) {
      assertThat(run(command.toArray(String[]::new))).isZero();
    }
    assertThat(said()).contains("--all").contains("8071").contains("1 to 1000");
    assertThat(run("spool")).isEqualTo(ExitCode.USAGE);
  }

  private int run(String... arguments) {
    return Feebridge.run(
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(
                "FEEBRIDGE_USER",
                "asha",
                "FEEBRIDGE_PASSWORD",
                "p",
                "FEEBRIDGE_INGRESS_URL",
                ingress.url())),
        arguments);
  }

  private List<String> lines() {
    return said().lines().map(line -> line.replaceAll(" +", " ").strip()).toList();
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
