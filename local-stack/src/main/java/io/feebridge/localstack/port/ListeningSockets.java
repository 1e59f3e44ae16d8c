package io.feebridge.localstack.port;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code /proc/net/tcp} and {@code tcp6}: which socket listens on which port. */
final class ListeningSockets {

  private static final String LISTEN = "0A";
  private static final int ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private ListeningSockets() {}

  /** Socket inode by port, of the listening lines among {@code lines}; the header is skipped. */
  static Map<Integer, String> inodes(List<String> lines) {
    Map<Integer, String> inodes = new HashMap<>();
    for (String line : lines) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length > INODE && words[STATE].equals(LISTEN)) {
        String address = words[ADDRESS];
        inodes.put(Integer.parseInt(address.substring(address.indexOf(':') + 1), 16), words[INODE]);
      }
    }
    return inodes;
  }
}
