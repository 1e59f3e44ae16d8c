package io.feebridge.localstack.database.postgres;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** PostgreSQL's unpacked programs. */
final class Programs {

  private final Path unpacked;

  Programs(Path unpacked) {
    this.unpacked = unpacked;
  }

  /**
   * The command line of a server in the foreground.
   *
   * @param settings names and values
   * @throws IOException when the programs are not unpacked
   */
  List<String> server(Path data, Map<String, String> settings) throws IOException {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
    }
    command.addAll(List.of(postgres().toString(), "-D", data.toString()));
    settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }

  private Path postgres() throws IOException {
    try (Stream<Path> files = Files.walk(unpacked)) {
      return files
          .filter(file -> file.endsWith("bin/postgres"))
          .findFirst()
          .orElseThrow(() -> new IOException("PostgreSQL is not unpacked in " + unpacked));
    }
  }
}
