package io.feebridge.registryproof;

import static io.feebridge.registryproof.Installation.GENUINE_SERIALIZER;
import static io.feebridge.registryproof.Installation.deliver;
import static io.feebridge.registryproof.Installation.delivered;
import static io.feebridge.registryproof.Installation.registryOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A registry that is away or refuses costs nothing, whichever class asks it: the deliveries of that
 * time are spooled and published when it is back, the producer is kept, and no log tells the
 * password.
 */
class IngressWithoutRegistryIT {

  private static final String SPOOL = "feebridge_ingress_spool_deliveries_";
  private static final String EVENT = "flex.downpayment.debited";

  /** The deadline of an answer, and what a busy machine adds. */
  private static final Duration ANSWERED_WITHIN = Duration.ofMillis(4_500 + 2_500);

  private static final int[] FAILURES = {
    400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503, 504
  };

  private static Installation installation;

  @BeforeAll
  static void start() {
    Installation.registerReleases(RegistryServer.running());
    installation = new Installation();
  }

  @AfterAll
  static void stop() throws Exception {
    installation.close();
  }

  @ParameterizedTest
  @EnumSource
  void whatTheRegistryDoesIsNotTheProducersFault(WireClasses classes) {
    int port = ServiceProcess.freePort();
    String registry = registryOf("ingress", "http://reader:pass-word@127.0.0.1:" + port);
    try (ServiceProcess ingress =
        classes == WireClasses.GENUINE
            ? installation.ingress(GENUINE_SERIALIZER, registry)
            : installation.ingress(registry)) {
      takenInTime(ingress, "nobody listens");
      try (Gatekeeper gate = new Gatekeeper(port)) {
        for (int status : FAILURES) {
          gate.failWith = status;
          takenInTime(ingress, "" + status);
        }
        gate.failWith = 0;
        delivered(ingress, EVENT, "flex_r_" + classes);
        Awaitility.await("the spool is drained")
            .atMost(Duration.ofSeconds(90))
            .until(() -> ingress.metric(SPOOL + "waiting") == 0);
      }
      delivered(
          ingress, EVENT, "flex_s_" + classes); // a schema that was found is not asked for again
      double kept = ingress.metric(SPOOL + "kept_total");
      assertThat(ingress.metric(SPOOL + "kept_total", "cause=\"not_serialized\""))
          .isGreaterThanOrEqualTo(FAILURES.length);
      assertThat(ingress.metric(SPOOL + "drained_total")).isEqualTo(kept);
      assertThat(ingress.metric("feebridge_ingress_deliveries_unavailable_total")).isZero();
      assertThat(ingress.log())
          .contains("was not serialized")
          .doesNotContain("producer replaced", "pass-word");
    }
  }

  private static void takenInTime(ServiceProcess ingress, String why) {
    long began = System.nanoTime();
    HttpResponse<String> answer = deliver(ingress, EVENT, "flex_later");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).as(why).isLessThan(ANSWERED_WITHIN);
    assertThat(answer.statusCode()).as(why).isEqualTo(200);
  }
}
