package io.feebridge.registryproof;

import static io.feebridge.registryproof.Installation.GENUINE_SERIALIZER;
import static io.feebridge.registryproof.Installation.deliver;
import static io.feebridge.registryproof.Installation.delivered;
import static io.feebridge.registryproof.Installation.registryOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A registry that is away or refuses costs the deliveries of that time a 503 and nothing else,
 * whichever class asks it: the producer is kept, no log tells the password, and the next delivery
 * after it is taken.
 */
class IngressWithoutRegistryIT {

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
      unavailableInTime(ingress, "nobody listens");
      try (Gatekeeper gate = new Gatekeeper(port)) {
        for (int status : FAILURES) {
          gate.failWith = status;
          unavailableInTime(ingress, "" + status);
        }
        gate.failWith = 0;
        delivered(ingress, EVENT, "flex_r_" + classes);
      }
      delivered(
          ingress, EVENT, "flex_s_" + classes); // a schema that was found is not asked for again
      String unavailable = "feebridge_ingress_deliveries_unavailable_total";
      double notSerialized = ingress.metric(unavailable, "cause=\"serialization\"");
      assertThat(notSerialized).isGreaterThanOrEqualTo(FAILURES.length);
      assertThat(ingress.metric(unavailable))
          .as("nothing but the registry, and a busy machine")
          .isEqualTo(notSerialized + ingress.metric(unavailable, "cause=\"kafka_timeout\""));
      assertThat(ingress.log())
          .contains("was not serialized")
          .doesNotContain("producer replaced", "pass-word");
    }
  }

  private static void unavailableInTime(ServiceProcess ingress, String why) {
    long began = System.nanoTime();
    HttpResponse<String> answer = deliver(ingress, EVENT, "flex_never");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).as(why).isLessThan(ANSWERED_WITHIN);
    assertThat(answer.statusCode()).as(why).isEqualTo(503);
  }
}
