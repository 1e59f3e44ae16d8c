package io.feebridge.simulator.running.json;

import io.feebridge.simulator.notation.Notation;
import io.feebridge.simulator.notation.Notation.Unreadable;
import io.feebridge.simulator.running.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line an entry, after a first line that says which world it belongs to.
 *
 * <p>Each entry is written to the file before {@link #record} returns, so {@code kill -9} loses
 * nothing that was answered; it is not forced to the disk, so a power cut may lose the last
 * seconds. A last line that was cut short counts as never written.
 */
public final class JsonJournal implements Journal, AutoCloseable {

  /** The file's format; another one is not read. */
  public static final int FORMAT = 2;

  /** A journal that cannot be used, and why. */
  public static final class Unusable extends Exception {
    Unusable(String message) {
      super(message);
    }
  }

  /**
   * Which world a journal belongs to.
   *
   * @param world hash of everything the world begins with
   */
  public record Header(int format, String world) {}

  private final Notation notation;
  private final Header header;
  private final FileChannel file;
  private final FileLock lock;
  private List<Entry> past = List.of();

  private JsonJournal(Notation notation, Header header, FileChannel file, FileLock lock) {
    this.notation = notation;
    this.header = header;
    this.file = file;
    this.lock = lock;
  }

  /**
   * Opens or creates it.
   *
   * @throws Unusable when it is another world's, of another format, damaged, or in use
   */
  public static JsonJournal open(Path path, String settings, Notation notation) throws Unusable {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      FileChannel file =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      JsonJournal journal =
          new JsonJournal(notation, new Header(FORMAT, hash(settings)), file, locked(file, path));
      journal.readAllOrClose(path);
      return journal;
    } catch (IOException e) {
      throw new Unusable("Cannot use " + path + ": " + e.getMessage());
    }
  }

  private static String hash(String settings) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(settings.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static FileLock locked(FileChannel file, Path path) throws IOException, Unusable {
    @Nullable FileLock lock = null;
    try {
      lock = file.tryLock();
    } catch (OverlappingFileLockException e) {
      // this process has it open already
    }
    if (lock == null) {
      file.close();
      throw new Unusable(path + " is in use by another simulator");
    }
    return lock;
  }

  private void readAllOrClose(Path path) throws IOException, Unusable {
    try {
      readAll(path);
    } catch (IOException | Unusable e) {
      close();
      throw e;
    }
  }

  private void readAll(Path path) throws IOException, Unusable {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
    while (bytes.hasRemaining() && file.read(bytes) >= 0) {
      // until all of it is read
    }
    String text = new String(bytes.array(), StandardCharsets.UTF_8);
    int whole = text.lastIndexOf('\n') + 1;
    List<String> lines = text.substring(0, whole).lines().toList();
    file.truncate(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
    file.position(file.size());
    if (lines.isEmpty()) {
      append(notation.write(header));
      return;
    }
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      try {
        if (i == 0) {
          check(path, notation.read(lines.get(0), Header.class));
        } else {
          entries.add(notation.read(lines.get(i), Entry.class));
        }
      } catch (Unreadable e) {
        throw new Unusable(path + ", line " + (i + 1) + ": " + e.getMessage());
      }
    }
    past = List.copyOf(entries);
  }

  private void check(Path path, Header found) throws Unusable {
    if (found.format() != FORMAT) {
      throw new Unusable(
          path + " is of format " + found.format() + ", this version writes " + FORMAT);
    }
    if (!found.world().equals(header.world())) {
      throw new Unusable(
          path
              + " belongs to a world with another seed, scenario, start or institute; start with"
              + " those, or with another file");
    }
  }

  @Override
  public List<Entry> past() {
    return past;
  }

  @Override
  public void record(Entry entry) {
    append(notation.write(entry));
  }

  @Override
  public void clear() {
    try {
      past = List.of();
      file.truncate(0);
      file.position(0);
      append(notation.write(header));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(String line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
