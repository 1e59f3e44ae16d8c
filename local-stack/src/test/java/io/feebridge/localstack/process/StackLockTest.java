package io.feebridge.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLockTest {

  @TempDir private Path state;

  @Test
  void admitsOneSupervisorAtATime() throws IOException {
    try (StackLock first = StackLock.tryAcquire(state).orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(StackLock.tryAcquire(state)).isEmpty();
    }

    StackLock.tryAcquire(state).orElseThrow().close();
  }
}
