package io.feebridge.localstack.service.spring;

import io.feebridge.localstack.process.PartFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jar that production runs, unpacked once for each content of it: unpacked it starts in two
 * thirds of the time, and a build may replace the original under a running service.
 */
final class ServiceJar {

  private static final int HASH_LETTERS = 16;

  private final Path modules;
  private final Path unpacked;

  ServiceJar(Path modules, Path unpacked) {
    this.modules = modules;
    this.unpacked = unpacked;
  }

  /** The unpacked application jar of a module; its libraries stand beside it. */
  Path of(String module) throws IOException {
    Path original = built(module);
    Path folder = unpacked.resolve(module).resolve(hash(original));
    Path application = folder.resolve(original.getFileName());
    if (!Files.exists(application)) {
      deleteTree(unpacked.resolve(module));
      Files.createDirectories(folder.getParent());
      Path fresh = folder.resolveSibling("new");
      unpack(original, fresh);
      Files.move(fresh, folder);
    }
    return application;
  }

  private Path built(String module) throws IOException {
    Path target = modules.resolve(module).resolve("target");
    List<Path> found = List.of();
    if (Files.isDirectory(target)) {
      try (Stream<Path> files = Files.list(target)) {
        found = files.filter(f -> f.toString().endsWith("-exec.jar")).toList();
      }
    }
    if (found.size() != 1) {
      throw new PartFailed(
          "%s has %d runnable jars in %s, needed is one: build it"
              .formatted(module, found.size(), target));
    }
    return found.getFirst();
  }

  private static void unpack(Path jar, Path destination) throws IOException {
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djarmode=tools",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                destination.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (tool.waitFor() != 0) {
        throw new PartFailed("could not unpack " + jar);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed("interrupted while unpacking " + jar, e);
    }
  }

  private static String hash(Path file) throws IOException {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      byte[] digest = ((DigestInputStream) in).getMessageDigest().digest();
      return HexFormat.of().formatHex(digest).substring(0, HASH_LETTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
