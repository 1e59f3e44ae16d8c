package io.feebridge.systemtests.simulator;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a Chromium on this machine, or installs Debian's where this user may. */
final class Chromium {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
  private static final String APP = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  private static final int MINUTES = 5;

  private Chromium() {}

  /** The program; an {@link AssertionError} says what to install when there is none. */
  static synchronized Path find() throws IOException, InterruptedException {
    Optional<Path> found = installed();
    if (found.isEmpty() && program("apt-get").isPresent() && user().equals("root")) {
      apt("update", "-qq");
      apt("install", "-y", "-qq", "--no-install-recommends", "chromium");
      found = installed();
    }
    return found.orElseThrow(
        () ->
            new AssertionError(
                "The browser tests need a Chromium and found none of "
                    + NAMES
                    + " on the path. Debian, Ubuntu: apt install chromium; macOS: Google Chrome."));
  }

  private static Optional<Path> installed() {
    return Stream.concat(
            NAMES.stream().flatMap(name -> program(name).stream()),
            Stream.of(Path.of(APP)).filter(Files::isExecutable))
        .findFirst();
  }

  private static Optional<Path> program(String name) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String user() {
    return System.getProperty("user.name");
  }

  private static void apt(String... words) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("apt-get").redirectErrorStream(true);
    builder.command().addAll(List.of(words));
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    Path log = Files.createTempFile("apt", ".log");
    Process process = builder.redirectOutput(log.toFile()).start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError(
          "Chromium could not be installed: apt-get "
              + String.join(" ", words)
              + " said:\n"
              + Files.readString(log));
    }
  }
}
