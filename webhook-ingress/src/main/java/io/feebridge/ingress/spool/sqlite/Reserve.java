package io.feebridge.ingress.spool.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of zeros that is given up when the disk is full and something is to be removed: a removal
 * is written to the log first, and that needs space.
 */
final class Reserve {

  /** More than any removal writes. */
  static final int BYTES = 2 * 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(Reserve.class);

  /** Left free beside it: the last space of a disk belongs to deliveries. */
  private static final long LEFT_FREE = 2L * BYTES;

  private final Path file;

  Reserve(Path folder) {
    file = folder.resolve("spool.reserve");
  }

  /** Makes it if it is not there and there is space. */
  void restore() {
    try {
      if (!Files.exists(file)
          && Files.getFileStore(file.getParent()).getUsableSpace() > BYTES + LEFT_FREE) {
        Files.write(file, new byte[BYTES]);
      }
    } catch (IOException e) {
      log.warn("The spool's reserve could not be made: {}", e.getClass().getName());
    }
  }

  /** Gives its space back; false when it was given back before. */
  boolean release() {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      return false;
    }
  }
}
