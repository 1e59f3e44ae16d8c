package io.feebridge.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder that is gone afterwards, with all that is in it. */
public final class TemporaryFolder implements AutoCloseable {

  private final Path path;

  public TemporaryFolder() throws IOException {
    path = Files.createTempDirectory("feebridge-bench-");
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    @Nullable IOException failed = null;
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          failed = e;
        }
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
