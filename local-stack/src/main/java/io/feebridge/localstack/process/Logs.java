package io.feebridge.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** One log a part, appended to over restarts, with one older generation when it grew large. */
public final class Logs {

  private static final long LARGE_BYTES = 20L << 20;
  private final Path folder;

  /** Logs in {@code folder}, which need not exist yet. */
  public Logs(Path folder) {
    this.folder = folder;
  }

  /** Where the part writes. */
  public Path file(String part) {
    return folder.resolve(part + ".log");
  }

  /** A redirect that appends to the part's log, after putting a large one aside. */
  public ProcessBuilder.Redirect appending(String part) {
    Path file = file(part);
    try {
      Files.createDirectories(folder);
      if (Files.exists(file) && Files.size(file) > LARGE_BYTES) {
        Files.move(file, folder.resolve(part + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ProcessBuilder.Redirect.appendTo(file.toFile());
  }

  /** The last lines the part wrote; none when it wrote nothing. */
  public List<String> tail(String part, int lines) {
    try {
      List<String> all =
          new String(Files.readAllBytes(file(part)), StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of();
    }
  }
}
