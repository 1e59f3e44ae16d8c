package io.feebridge.ingress.publishing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventHeadersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022-01-29T10:05:45Z",
        "2022-01-29T00:00:00Z",
        "2022-01-29T10:05:00.100Z",
        "2022-01-29T10:05:00.000001Z",
        "2022-01-29T23:59:59.999999999Z",
        "2024-02-29T12:00:00Z",
        "1969-12-31T23:59:59.5Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z"
      })
  void aTimeIsWrittenAsTheJdkDoes(String written) {
    Instant instant = Instant.parse(written);
    assertThat(CloudEventHeaders.text(instant)).isEqualTo(instant.toString());
  }

  @Test
  void soIsAnyOther() {
    Random random = new Random(7);
    long first = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    long end = Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();
    for (int i = 0; i < 10_000; i++) {
      int nanos = random.nextInt(1_000) * (int) Math.pow(10, 3 * random.nextInt(3));
      Instant instant = Instant.ofEpochSecond(random.nextLong(first, end), nanos);
      assertThat(CloudEventHeaders.text(instant)).isEqualTo(instant.toString());
    }
  }
}
