package io.feebridge.localstack.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortHoldersTest {

  private static final String HEAD =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout"
          + " inode\n";

  @TempDir private Path proc;

  @Test
  void findsTheListenerInTheTablesOfLinux() throws IOException {
    Files.createDirectories(proc.resolve("net"));
    Files.writeString(
        proc.resolve("net/tcp"),
        HEAD
            + line("0100007F:1F91", "01", "111")
            + line("0100007F:1F91", "0A", "222")
            + line("00000000:1F92", "0A", "333"));
    process("77", "socket:[111]", "curl");
    process("4711", "socket:[222]", "java\0-jar\0other.jar\0");

    PortHolders holders = new PortHolders(proc);

    assertThat(holders.of(0x1F91)).contains(new PortHolder(4711, "java -jar other.jar"));
    assertThat(holders.of(0x1F92)).as("of a process we may not look into").isEmpty();
    assertThat(holders.of(80)).isEmpty();
  }

  @Test
  void findsItselfOnTheRealMachine() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/net")), "only Linux has /proc");
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(new PortHolders().of(socket.getLocalPort()))
          .map(PortHolder::pid)
          .contains(ProcessHandle.current().pid());
      assertThat(Ports.free(socket.getLocalPort())).isFalse();
    }
  }

  @Test
  void readsWhatLsofTells() {
    assertThat(PortHolders.parseLsof(List.of("p4711", "cjava", "f45")))
        .contains(new PortHolder(4711, "java"));
    assertThat(PortHolders.parseLsof(List.of())).isEmpty();
  }

  @Test
  void keepsALongCommandOnOneLine() {
    assertThat(new PortHolder(1, "x".repeat(500)).toString()).hasSizeLessThan(200).endsWith(" …");
  }

  private static String line(String address, String state, String inode) {
    return "   0: %s 00000000:0000 %s 00000000:00000000 00:00000000 00000000     0        0 %s 1\n"
        .formatted(address, state, inode);
  }

  private void process(String pid, String socket, String command) throws IOException {
    Path descriptors = Files.createDirectories(proc.resolve(pid).resolve("fd"));
    Files.createSymbolicLink(descriptors.resolve("3"), Path.of(socket));
    Files.writeString(proc.resolve(pid).resolve("cmdline"), command);
  }
}
