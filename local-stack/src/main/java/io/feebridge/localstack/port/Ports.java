package io.feebridge.localstack.port;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ports of one stack, all on loopback.
 *
 * @param numbers by the word of their name
 */
public record Ports(Map<String, Integer> numbers) {

  /** Keeps the order of {@code numbers}. */
  public Ports {
    numbers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /** Ports that nobody listens on at this moment, all different. */
  public static Ports random(List<PortName> names) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    try {
      for (PortName name : names) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        numbers.put(name.word(), socket.getLocalPort());
      }
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
    return new Ports(numbers);
  }

  /** The number under {@code word}, which must be one of the stack's. */
  public int of(String word) {
    Integer number = numbers.get(word);
    if (number == null) {
      throw new IllegalArgumentException("no port is called " + word);
    }
    return number;
  }

  /** The words of those ports that somebody listens on. */
  public List<String> taken() {
    return numbers.entrySet().stream()
        .filter(e -> !free(e.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether a server may listen on that loopback port now. */
  public static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
