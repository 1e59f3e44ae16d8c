package io.feebridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.cli.ending.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code feebridge reproject} against an ingress that answers as documented. */
class ReprojectTest {

  private static final String COUNT =
      """
      {"topic":"jodo.unrecognised.v1","event":"order.payment.debited","was":"not_carried","outcome":"%s",
       "to":"jodo.payments.v1","records":3}""";

  private final FakeLedger ingress = new FakeLedger();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @AfterEach
  void stop() {
    ingress.close();
  }

  @Test
  void aDryRunTellsWhatWouldBePublished() {
    ingress
        .says("POST /v1/reprojections", 200, run("running", "null", false, ""))
        .says("GET /v1/reprojections/1", 200, run("running", "null", false, ""))
        .says("GET /v1/reprojections/1", 200, run("finished", "null", false, count("republished")));

    assertThat(run("--from", "2026-11-01T00:00:00Z", "--max-records", "50")).isZero();
    assertThat(ingress.asked.getFirst().body())
        .isEqualTo("{\"dry_run\":true,\"from\":\"2026-11-01T00:00:00Z\",\"max_records\":50}");
    assertThat(said().lines().map(line -> line.replaceAll(" +", " ").strip()))
        .containsExactly(
            "FROM EVENT WAS OUTCOME TO RECORDS",
            "jodo.unrecognised.v1 order.payment.debited not_carried would be republished"
                + " jodo.payments.v1 3",
            "10 records examined, 3 would be published: --confirm --reason TEXT does it");
    assertThat(complained()).contains("10 examined");
  }

  @Test
  void publishesOnlyWithConfirmationAndReason() {
    assertThat(run("--confirm")).isEqualTo(ExitCode.USAGE);
    assertThat(ingress.asked).isEmpty();
    ingress.says(
        "POST /v1/reprojections", 200, run("finished", "null", true, count("republished")));
    assertThat(run("--confirm", "--reason", "new version")).isZero();
    assertThat(ingress.asked.getLast().body())
        .isEqualTo("{\"dry_run\":false,\"reason\":\"new version\"}");
    assertThat(said()).contains("3 published; more are left, run it again");
  }

  @Test
  void whatIsLeftBehindShowsInTheExitCode() {
    ingress
        .says("POST /v1/reprojections", 200, run("failed", "\"KAFKA\"", false, ""))
        .says("POST /v1/reprojections", 200, run("finished", "null", false, count("damaged")))
        .says("POST /v1/reprojections", 200, run("finished", "null", false, count("unchanged")))
        .says("POST /v1/reprojections", 409, "{\"title\":\"Not possible now\"}");
    assertThat(run()).isEqualTo(ExitCode.REFUSED);
    assertThat(complained()).contains("ended early, run it again: KAFKA");
    assertThat(run()).isEqualTo(ExitCode.REFUSED);
    assertThat(run()).isZero();
    assertThat(run()).isEqualTo(ExitCode.REFUSED);
    ingress.close();
    assertThat(run()).isEqualTo(ExitCode.UNREACHABLE);
  }

  @Test
  void jsonIsTheAnswerAlone() {
    ingress.says("POST /v1/reprojections", 200, run("finished", "null", false, ""));
    assertThat(run("--json")).isZero();
    assertThat(said()).startsWith("{").contains("\"state\" : \"finished\"");
    assertThat(complained()).isEmpty();
  }

  private static String count(String outcome) {
    return COUNT.formatted(outcome);
  }

  private static String run(String state, String cause, boolean more, String counts) {
    return """
        {"id":"1","state":"%s","dry_run":true,"examined":10,"republished":3,"more":%s,"cause":%s,"counts":[%s]}"""
        .formatted(state, more, cause, counts);
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "reproject";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
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
        all);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
