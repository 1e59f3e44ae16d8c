package io.feebridge.ingress.rejection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RejectionsTest {

  @Test
  void theLastOnesAreRememberedNewestFirst() {
    Rejections rejections = new Rejections(3);
    assertThat(numbers(rejections, Long.MAX_VALUE, 10)).isEmpty();
    add(rejections, 5);
    assertThat(numbers(rejections, Long.MAX_VALUE, 10)).containsExactly(5L, 4L, 3L);
    assertThat(rejections.total()).isEqualTo(5);
  }

  @Test
  void pagesFollowEachOtherWhileMoreArrive() {
    Rejections rejections = new Rejections(10);
    add(rejections, 6);
    assertThat(numbers(rejections, Long.MAX_VALUE, 2)).containsExactly(6L, 5L);
    add(rejections, 6);
    assertThat(numbers(rejections, 5, 2)).containsExactly(4L, 3L);
    assertThat(numbers(rejections, 3, 2)).as("1 and 2 are forgotten").isEmpty();
  }

  @Test
  void manyThreadsLoseNothing() {
    Rejections rejections = new Rejections(1_000);
    CompletableFuture.allOf(
            IntStream.range(0, 4)
                .mapToObj(t -> CompletableFuture.runAsync(() -> add(rejections, 250)))
                .toArray(CompletableFuture[]::new))
        .join();
    assertThat(numbers(rejections, Long.MAX_VALUE, 2_000)).hasSize(1_000);
  }

  @Test
  void theirNumberIsBounded() {
    assertThatThrownBy(() -> new Rejections(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rejections(Rejections.MOST + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void add(Rejections rejections, int times) {
    for (int i = 0; i < times; i++) {
      rejections.add(
          number -> new Rejection(number, Instant.EPOCH, "north", null, "no_key", 0, null));
    }
  }

  private static List<Long> numbers(Rejections rejections, long before, int most) {
    return rejections.before(before, most).stream().map(Rejection::number).toList();
  }
}
