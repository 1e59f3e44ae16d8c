package io.feebridge.localstack.port;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the holder of a port: by {@code /proc} where there is one, else by {@code lsof}. */
public final class PortHolders {

  private final Path proc;

  /** On this machine. */
  public PortHolders() {
    this(Path.of("/proc"));
  }

  PortHolders(Path proc) {
    this.proc = proc;
  }

  /** Empty when nobody listens, or when this user may not see who does. */
  public Optional<PortHolder> of(int port) {
    return Files.isDirectory(proc.resolve("net")) ? byProc(port) : byLsof(port);
  }

  private Optional<PortHolder> byProc(int port) {
    return Stream.of("tcp", "tcp6")
        .map(table -> ListeningSockets.inodes(lines(proc.resolve("net").resolve(table))).get(port))
        .flatMap(Stream::ofNullable)
        .flatMap(inode -> owner("socket:[" + inode + "]").stream())
        .findFirst();
  }

  private Optional<PortHolder> owner(String socket) {
    try (Stream<Path> folders = Files.list(proc)) {
      return folders
          .filter(p -> p.getFileName().toString().matches("\\d+"))
          .filter(p -> holds(p.resolve("fd"), socket))
          .map(p -> new PortHolder(Long.parseLong(p.getFileName().toString()), command(p)))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean holds(Path descriptors, String socket) {
    try (Stream<Path> links = Files.list(descriptors)) {
      return links.anyMatch(link -> socket.equals(target(link)));
    } catch (IOException e) {
      return false; // ended meanwhile, or another user's
    }
  }

  private static @Nullable String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return null;
    }
  }

  private static String command(Path process) {
    String words = String.join("\n", lines(process.resolve("cmdline")));
    return words.replace('\0', ' ').replace('\n', ' ').strip();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<PortHolder> byLsof(int port) {
    try {
      Process lsof =
          new ProcessBuilder("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return parseLsof(lsof.inputReader(StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Of lsof's field output: a line {@code p} with the pid, then a line {@code c} with the name. */
  static Optional<PortHolder> parseLsof(List<String> lines) {
    Optional<String> pid = field(lines, 'p');
    return pid.map(p -> new PortHolder(Long.parseLong(p), field(lines, 'c').orElse("unknown")));
  }

  private static Optional<String> field(List<String> lines, char mark) {
    return lines.stream()
        .filter(line -> !line.isEmpty() && line.charAt(0) == mark)
        .map(line -> line.substring(1))
        .findFirst();
  }
}
