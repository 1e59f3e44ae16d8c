package io.feebridge.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of one stack, in a folder that outlives its supervisor. */
public final class ProcessRecords {

  private static final String ENDING = ".pid";
  private final Path folder;

  /** Records in {@code folder}, which need not exist yet. */
  public ProcessRecords(Path folder) {
    this.folder = folder;
  }

  /** Remembers a process, in place of an older one of the same name. */
  public void write(ProcessRecord process) {
    try {
      Files.createDirectories(folder);
      Path fresh = folder.resolve(process.name() + ".new");
      Files.writeString(fresh, process.toLine());
      Files.move(fresh, file(process.name()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets a process; one never known is no error. */
  public void forget(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a part down after its end, until {@link #release}: its supervisor waits that long. */
  public void hold(String name) {
    try {
      Files.createDirectories(folder);
      Files.writeString(held(name), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets a part start again; one that is not held is no error. */
  public void release(String name) {
    try {
      Files.deleteIfExists(held(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a part is kept down. */
  public boolean holds(String name) {
    return Files.exists(held(name));
  }

  private Path held(String name) {
    return folder.resolve(name + ".held");
  }

  /** The record of that name, whether the process lives or not. */
  public Optional<ProcessRecord> find(String name) {
    return all().stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /** Every readable record, by name. */
  public List<ProcessRecord> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(ENDING))
          .flatMap(f -> read(f).stream())
          .sorted(Comparator.comparing(ProcessRecord::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The records whose processes still live. */
  public List<ProcessRecord> living() {
    return all().stream().filter(r -> r.living().isPresent()).toList();
  }

  private static Optional<ProcessRecord> read(Path file) {
    String fileName = file.getFileName().toString();
    String name = fileName.substring(0, fileName.length() - ENDING.length());
    try {
      return ProcessRecord.parse(name, Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ENDING);
  }
}
