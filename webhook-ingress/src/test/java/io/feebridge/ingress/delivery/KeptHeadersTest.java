package io.feebridge.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.feebridge.ingress.authenticity.CustomHeader;
import io.feebridge.ingress.authenticity.Headers;
import io.feebridge.ingress.authenticity.Proof;
import io.feebridge.ingress.collector.Collector;
import io.feebridge.ingress.publishing.ReceivedHeader;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptHeadersTest {

  private static final Proof PROOF =
      new Proof(List.of(), new CustomHeader("X-Institute-Key", List.of("a-secret")));

  @Test
  void onlyListedHeadersAreKeptInTheOrderOfTheListAndAsReceived() {
    Map<String, List<String>> sent =
        Map.of(
            "user-agent", List.of("Jodo/1"),
            "x-other", List.of("dropped"),
            "x-forwarded-for", List.of("203.0.113.1, 198.51.100.2", "192.0.2.3"));
    assertThat(kept(List.of("X-Forwarded-For", "User-Agent", "x-absent", "user-agent"), sent))
        .containsExactly(
            new ReceivedHeader("x-forwarded-for", "203.0.113.1, 198.51.100.2"),
            new ReceivedHeader("x-forwarded-for", "192.0.2.3"),
            new ReceivedHeader("user-agent", "Jodo/1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Jodo-Signature",
        "Authorization",
        "proxy-authorization",
        "COOKIE",
        "set-cookie"
      })
  void aHeaderOfSecretsCannotBeListed(String name) {
    assertThatThrownBy(() -> new KeptHeaders(List.of("user-agent", name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name.toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a:b", "é"})
  void whatIsNoNameCannotBeListed(String name) {
    assertThatThrownBy(() -> new KeptHeaders(List.of(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no name of a header");
  }

  @Test
  void theCustomHeaderIsNotKeptEvenWhenListed() {
    assertThat(kept(List.of("x-institute-key"), Map.of("x-institute-key", List.of("a-secret"))))
        .isEmpty();
  }

  @Test
  void countAndLengthAreBounded() {
    List<String> tooMany = IntStream.range(0, 33).mapToObj(i -> "x-" + i).toList();
    assertThatThrownBy(() -> new KeptHeaders(tooMany))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32");
    List<ReceivedHeader> kept =
        kept(
            List.of("x-long", "x-often"),
            Map.of(
                "x-long", List.of("v".repeat(1_025)),
                "x-often", Collections.nCopies(40, "again")));
    assertThat(kept).hasSize(32);
    assertThat(kept.getFirst().value()).isEqualTo("v".repeat(1_024));
  }

  private static List<ReceivedHeader> kept(List<String> names, Map<String, List<String>> sent) {
    Headers headers = name -> sent.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    return new KeptHeaders(names)
        .of(
            new Delivery(
                new Collector("north", PROOF), null, headers, new byte[0], Instant.EPOCH, null));
  }
}
