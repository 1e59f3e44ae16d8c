package io.feebridge.ingress.spool.sqlite;

import io.feebridge.ingress.spool.UnusableSpoolException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Makes a folder this instance's own for as long as it lives. The kernel gives the lock back when
 * the process ends, however it ends.
 */
final class FolderLock implements AutoCloseable {

  private final FileChannel file;

  private FolderLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Makes the folder if it is not there, and locks it.
   *
   * @throws UnusableSpoolException when it cannot be written, or another instance has it
   */
  static FolderLock of(Path folder) {
    try {
      make(folder);
      FileChannel file =
          FileChannel.open(
              folder.resolve("spool.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(file) == null) {
        file.close();
        throw new UnusableSpoolException(
            "The spool's folder %s belongs to another instance that runs. Each needs its own."
                .formatted(folder),
            null);
      }
      return new FolderLock(file);
    } catch (IOException e) {
      throw new UnusableSpoolException(
          "The spool's folder %s cannot be written: %s".formatted(folder, e), e);
    }
  }

  /** Of this user alone, where the file system knows users: bodies are personal data. */
  private static void make(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  private static @Nullable FileLock locked(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException anotherInThisProcess) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
