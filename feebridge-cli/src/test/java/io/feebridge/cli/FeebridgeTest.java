package io.feebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.cli.ending.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, from arguments to exit code, against a ledger that answers as documented. */
class FeebridgeTest {

  private static final String RECORD =
      """
      {"id":7,"state":"waiting","reason":"clock","subject":"demo:flex:a\\u001b[31m","consumer_group":"payment-ledger",
       "topic":"jodo.payments.v1","topic_id":"t","partition":3,"offset":99,"recorded_at":"2026-11-22T09:00:00Z",
       "quarantined_at":"2026-11-22T09:00:01Z","key_bytes":5,"value_bytes":null,"dead_letter":"published","acts":[]}""";

  private final FakeLedger ledger = new FakeLedger();
  private final Map<String, String> environment =
      new HashMap<>(Map.of("FEEBRIDGE_USER", "asha", "FEEBRIDGE_PASSWORD", "wörd"));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @AfterEach
  void stop() {
    ledger.close();
  }

  private int run(String... arguments) {
    environment.putIfAbsent("FEEBRIDGE_URL", ledger.url());
    return Feebridge.run(
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment),
        arguments);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static String act(boolean dry, String outcome, String refusal, String cursor) {
    return "{\"dry_run\":%s,\"matched\":1,\"records\":[{\"id\":7,\"outcome\":\"%s\",\"refusal\":%s}],\"next_cursor\":%s}"
        .formatted(dry, outcome, refusal, cursor);
  }

  @Test
  void listsAsATableThatNoRecordCanColour() {
    ledger.says(
        "GET /v1/quarantine?reason=clock&limit=100&state=waiting",
        200,
        "{\"matched\":3,\"records\":[" + RECORD + "],\"next_cursor\":\"7\"}");

    assertThat(run("quarantine", "list", "--code", "clock")).isZero();
    assertThat(said().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "ID STATE REASON SUBJECT QUARANTINED AT WHERE DEAD LETTER",
            "7 waiting clock demo:flex:a?[31m 2026-11-22T09:00:01Z jodo.payments.v1-3@99 published",
            "1 of 3 records",
            "More: --cursor 7");
  }

  @Test
  void sendsTheLoginOfEnvironmentAndFile() throws IOException {
    ledger.says("GET /v1/quarantine/7", 200, RECORD);
    assertThat(run("quarantine", "show", "7")).isZero();
    Path file = Files.writeString(folder.resolve("password"), "from a file\nrest\n");
    assertThat(run("quarantine", "show", "7", "--user", "ravi", "--password-file", file.toString()))
        .isZero();

    assertThat(ledger.asked)
        .extracting(FakeLedger.Asked::authorization)
        .containsExactly(basic("asha:wörd"), basic("ravi:from a file"));
  }

  private static String basic(String plain) {
    return "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void needsAUserAPasswordAndAnAddressThatKeepsIt() {
    environment.remove("FEEBRIDGE_USER");
    assertThat(run("quarantine", "list")).isEqualTo(ExitCode.USAGE);
    environment.put("FEEBRIDGE_USER", "asha");
    environment.remove("FEEBRIDGE_PASSWORD");
    assertThat(run("quarantine", "list")).isEqualTo(ExitCode.USAGE);
    environment.put("FEEBRIDGE_PASSWORD", "p");
    assertThat(run("quarantine", "list", "--url", "http://ledger.example"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("quarantine", "list", "--url", "ftp://localhost")).isEqualTo(ExitCode.USAGE);
    assertThat(run("quarantine", "list", "--password", "p")).isEqualTo(ExitCode.USAGE);
    assertThat(ledger.asked).isEmpty();
  }

  @Test
  void changesNothingUnlessConfirmedWithAReason() {
    ledger.says("POST /v1/quarantine/7/redrive", 200, act(true, "accepted", "null", "null"));
    assertThat(run("quarantine", "redrive", "7")).isZero();
    assertThat(said()).contains("would be done").contains("nothing was changed");
    assertThat(ledger.asked.getLast().body()).isEqualTo("{\"dry_run\":true}");

    assertThat(run("quarantine", "redrive", "7", "--confirm")).isEqualTo(ExitCode.USAGE);
    assertThat(ledger.asked).hasSize(1);
    assertThat(run("quarantine", "redrive", "7", "--confirm", "--reason", "repaired")).isZero();
    assertThat(ledger.asked.getLast().body())
        .isEqualTo("{\"dry_run\":false,\"reason\":\"repaired\"}");
  }

  @Test
  void redrivesASetToItsEndAndTellsWhatGoesOnWaiting() {
    ledger
        .says("POST /v1/quarantine/redrive", 200, act(false, "accepted", "null", "\"7\""))
        .says("POST /v1/quarantine/redrive", 200, act(false, "refused", "\"clock\"", "null"));

    assertThat(run("quarantine", "redrive", "--code", "clock", "--confirm", "--reason", "r"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(ledger.asked.getLast().body())
        .isEqualTo(
            "{\"dry_run\":false,\"reason\":\"r\",\"filter\":{\"reason\":\"clock\"},\"cursor\":\"7\"}");
    assertThat(said()).contains("refused still, goes on waiting  clock");
  }

  @Test
  void aSetIsNeverMeantByAccident() {
    assertThat(run("quarantine", "redrive")).isEqualTo(ExitCode.USAGE);
    assertThat(run("quarantine", "redrive", "7", "--all")).isEqualTo(ExitCode.USAGE);
    assertThat(run("quarantine", "discard")).isEqualTo(ExitCode.USAGE);
    assertThat(ledger.asked).isEmpty();
  }

  @Test
  void tellsARefusalInTheLedgersWords() {
    ledger.says(
        "POST /v1/quarantine/7/discard",
        409,
        "{\"type\":\"urn:x\",\"title\":\"The record was redriven or discarded\",\"status\":409,\"detail\":\"Its acts say by whom.\"}");
    assertThat(run("quarantine", "discard", "7", "--confirm", "--reason", "r"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(complained())
        .isEqualTo("feebridge: 409 The record was redriven or discarded. Its acts say by whom.\n");
  }

  @Test
  void tellsALedgerThatDoesNotAnswerFromOneThatRefuses() {
    ledger.says("GET /v1/consumers", 503, "<html>");
    assertThat(run("breaker", "show")).isEqualTo(ExitCode.UNREACHABLE);
    String gone = ledger.url();
    ledger.close();
    assertThat(run("breaker", "show", "--url", gone)).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(complained()).contains("answers 503").contains("does not answer");
  }

  @Test
  void showsAndClosesABreaker() {
    String open =
        """
        {"group":"payment-ledger","version":"1","running":true,"breaker":"open","allowance":null,
         "changed_at":"2026-11-22T09:00:00Z","changed_by":null,"reason":"100 records in a row"}""";
    ledger.says("GET /v1/consumers", 200, "{\"consumers\":[" + open + "]}");
    ledger.says(
        "POST /v1/consumers/payment-ledger/breaker",
        200,
        "{\"dry_run\":true,\"consumer\":" + open + "}");

    assertThat(run("breaker", "show")).isEqualTo(ExitCode.REFUSED);
    assertThat(run("breaker", "close")).isZero();
    assertThat(ledger.asked.getLast().body()).isEqualTo("{\"dry_run\":true}");
    assertThat(run("breaker", "allow", "--confirm", "--reason", "r")).isEqualTo(ExitCode.USAGE);
    assertThat(
            run(
                "breaker",
                "allow",
                "--records",
                "300",
                "--of-version",
                "0",
                "--confirm",
                "--reason",
                "r"))
        .isZero();
    assertThat(ledger.asked.getLast().body())
        .isEqualTo(
            "{\"dry_run\":false,\"reason\":\"r\",\"allow\":true,\"records\":300,\"version\":\"0\"}");
    assertThat(said()).contains("100 records in a row").contains("Nothing was changed");
  }

  private static String event(String contents, boolean complete, String reached) {
    return "{\"event_id\":\"e/1 %%\",\"search\":{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-02-01T00:00:00Z\",\"records_read\":5,\"complete\":%s,\"reached_at\":\"%s\"},\"records\":[%s]}"
        .formatted(complete, reached, contents);
  }

  /** RFC 4231, test case 2, as a stored record. */
  private static String record(int offset, String source, String signature) {
    String body =
        Base64.getEncoder()
            .encodeToString("what do ya want for nothing?".getBytes(StandardCharsets.UTF_8));
    return """
        {"topic":"t","partition":0,"offset":%d,"recorded_at":"2026-01-05T00:00:00Z","content":{"event_id":"e","event":"x",
         "source":"%s","collector":"demo","received_at":"2026-01-05T00:00:00Z","key_id":"k","content_type":null,
         "body_sha256":"b381e7fec653fc3ab9b178272366b8ac87fed8d31cb25ed1d0e1f3318644c89c","body":"%s","signature":%s}}"""
        .formatted(offset, source, body, signature);
  }

  private static final String GOOD =
      "\"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843\"";
  private static final String BAD =
      "\"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3844\"";

  private int verify(String records, String... more) {
    ledger.says("GET /v1/events/e%2F1%20%25", 200, event(records, true, "2026-02-01T00:00:00Z"));
    environment.put("SECRET", "Jefe");
    List<String> arguments =
        new java.util.ArrayList<>(List.of("events", "verify", "e/1 %", "--secret-env", "SECRET"));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  @Test
  void showsWhereARecordCameFromAndTheHeadersKeptWithIt() {
    String record =
        record(1, "webhook", GOOD)
            .replace(
                "\"key_id\"",
                "\"source_address\":\"203.0.113.7\",\"headers\":[{\"name\":\"user-agent\",\"value\":\"Jodo\\u001b[31m/1\"},"
                    + "{\"name\":\"x-request-id\",\"value\":\"r-1\"}],\"key_id\"");
    ledger.says("GET /v1/events/e", 200, event(record, true, "2026-02-01T00:00:00Z"));

    assertThat(run("events", "show", "e")).isZero();
    assertThat(said().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "WHERE RECEIVED AT EVENT COLLECTOR SOURCE ADDRESS KEY BODY SHA-256",
            "t-0@1 2026-01-05T00:00:00Z x demo webhook 203.0.113.7 k 28 bytes"
                + " b381e7fec653fc3ab9b178272366b8ac87fed8d31cb25ed1d0e1f3318644c89c",
            "WHERE HEADER VALUE",
            "t-0@1 user-agent Jodo?[31m/1",
            "t-0@1 x-request-id r-1");
  }

  @Test
  void saysThatAnEventIsGenuine() {
    assertThat(verify(record(1, "webhook", GOOD) + "," + record(2, "webhook", GOOD))).isZero();
    assertThat(said()).contains("t-0@1  k    genuine").contains("t-0@2  k    genuine");
  }

  @Test
  void oneForgedRecordIsEnough() {
    assertThat(verify(record(1, "webhook", GOOD) + "," + record(2, "webhook", BAD)))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(said()).contains("NOT GENUINE");
  }

  @Test
  void whatNobodySignedIsNeitherGenuineNorForged() {
    assertThat(verify(record(1, "api", "null"))).isEqualTo(ExitCode.UNSIGNED);
  }

  @Test
  void aRecordThatNobodyCanReadIsNotGenuine() {
    assertThat(
            verify(
                "{\"topic\":\"t\",\"partition\":0,\"offset\":1,\"recorded_at\":\"x\",\"content\":null}"))
        .isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void verifiesWithASecretFromAFileAndPrintsNoBody() throws IOException {
    ledger.says(
        "GET /v1/events/e", 200, event(record(1, "webhook", GOOD), true, "2026-02-01T00:00:00Z"));
    Path file = Files.writeString(folder.resolve("secret"), "Jefe\n");
    assertThat(run("events", "verify", "e", "--secret-file", file.toString(), "--json")).isZero();
    assertThat(said()).contains("\"verification\" : \"genuine\"").doesNotContain("Jefe", "body");
    assertThat(run("events", "verify", "e")).isEqualTo(ExitCode.USAGE);
    assertThat(run("events", "verify", "e", "--secret-env", "NOWHERE")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void asksAgainUntilTheWholeRangeWasLookedAt() {
    ledger
        .says(
            "GET /v1/events/e",
            200,
            event(record(1, "webhook", GOOD), false, "2026-01-06T00:00:00Z"))
        .says(
            "GET /v1/events/e?from=2026-01-06T00%3A00%3A00Z&to=2026-02-01T00%3A00%3A00Z",
            200,
            event(
                record(1, "webhook", GOOD) + "," + record(9, "webhook", GOOD),
                true,
                "2026-02-01T00:00:00Z"));
    assertThat(run("events", "show", "e", "--json")).isZero();
    assertThat(said()).containsOnlyOnce("\"offset\" : 1").containsOnlyOnce("\"offset\" : 9");
    assertThat(said()).contains("\"complete\" : true");
  }

  @Test
  void findingNothingInTheRestTakesNothingBack() {
    ledger
        .says(
            "GET /v1/events/e",
            200,
            event(record(1, "webhook", GOOD), false, "2026-01-06T00:00:00Z"))
        .says(
            "GET /v1/events/e?from=2026-01-06T00%3A00%3A00Z&to=2026-02-01T00%3A00%3A00Z",
            404, "{\"title\":\"No stored record has this event id\"}");
    assertThat(run("events", "show", "e")).isZero();
    assertThat(said()).contains("t-0@1");
  }

  @Test
  void aSearchThatFindsNothingVerifiesNothing() {
    environment.put("SECRET", "Jefe");
    ledger
        .says("GET /v1/events/e", 200, event("", false, "2026-01-06T00:00:00Z"))
        .says(
            "GET /v1/events/e?from=2026-01-06T00%3A00%3A00Z&to=2026-02-01T00%3A00%3A00Z",
            200, event("", false, "2026-01-06T00:00:00Z"));
    assertThat(run("events", "verify", "e", "--secret-env", "SECRET"))
        .isEqualTo(ExitCode.UNREACHABLE);
  }

  @Test
  void printsTheRawBodyByItself() {
    ledger.says(
        "GET /v1/events/e", 200, event(record(1, "webhook", GOOD), true, "2026-02-01T00:00:00Z"));
    assertThat(run("events", "show", "e", "--body")).isZero();
    assertThat(said()).isEqualTo("what do ya want for nothing?");
  }

  @Test
  void explainsItself() {
    for (String[] command :
        List.of(
            new String[] {"--help"},
            new String[] {"quarantine", "--help"},
            new String[] {"breaker", "--help"},
            new String[] {"events", "--help"},
            new String[] {"spool", "--help"},
            new String[] {"quarantine", "redrive", "--help"},
            new String[] {"events", "verify", "--help"})) {
      assertThat(run(command)).isZero();
    }
    assertThat(said()).contains("Exit codes:").contains("--confirm").contains("--secret-file");
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(run("quarantine")).isEqualTo(ExitCode.USAGE);
  }
}
