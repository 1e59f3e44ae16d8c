package io.feebridge.systemtests.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file system of its own for one folder, small enough to be filled. Needs root. */
final class SmallDisk implements AutoCloseable {

  private static final String SIZE = "size=1200m";
  private static final int PIECE_BYTES = 1 << 16;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts one there; empty when this user may not mount. */
  static Optional<SmallDisk> mount(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    int code = run("mount", "-t", "tmpfs", "-o", SIZE, "feebridge-faults", folder.toString());
    return code == 0 ? Optional.of(new SmallDisk(folder)) : Optional.empty();
  }

  /** Fills it to the last byte. */
  void fill() throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    try (OutputStream out = Files.newOutputStream(ballast())) {
      for (int size = piece.length; size > 0; ) {
        try {
          out.write(piece, 0, size);
        } catch (IOException e) {
          size /= 2; // no room for this much; perhaps for less
        }
      }
    }
  }

  /** Undoes {@link #fill}. */
  void makeRoom() throws IOException {
    Files.deleteIfExists(ballast());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (run("umount", folder.toString()) != 0) {
      throw new IOException(folder + " cannot be unmounted");
    }
  }

  private static int run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1; // no such program on this machine
    }
  }
}
