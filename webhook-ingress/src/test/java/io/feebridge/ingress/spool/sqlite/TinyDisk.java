package io.feebridge.ingress.spool.sqlite;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system of a few megabytes. Where this user may not mount one, the test is aborted. */
final class TinyDisk implements AutoCloseable {

  private final Path folder;

  private TinyDisk(Path folder) {
    this.folder = folder;
  }

  static TinyDisk mount(Path folder, int mebibytes) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    int code =
        run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString());
    Assumptions.assumeTrue(code == 0, "this user may not mount a file system");
    return new TinyDisk(folder);
  }

  Path folder() {
    return folder;
  }

  /** Writes until nothing more fits. */
  void fill(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] page = new byte[4096];
      while (true) {
        out.write(page);
      }
    } catch (IOException full) {
      if (Files.getFileStore(folder).getUsableSpace() > 4096) {
        throw full;
      }
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("umount", folder.toString());
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
