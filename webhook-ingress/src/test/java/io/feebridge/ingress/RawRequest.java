package io.feebridge.ingress;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** Requests that no well-behaved HTTP client would send. */
final class RawRequest {

  private RawRequest() {}

  /** Announces 100 bytes, sends ten, and gives what is answered until the connection ends. */
  static String unfinished(int port, String collector, Duration patience) throws IOException {
    try (Socket socket = begun(port, collector)) {
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  /** Announces 100 bytes, sends ten and goes away. */
  static void aborted(int port, String collector) throws IOException {
    begun(port, collector).close();
  }

  private static Socket begun(int port, String collector) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    String head =
        "POST /webhooks/jodo/%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n"
            .formatted(collector);
    socket.getOutputStream().write((head + "{\"event\": ").getBytes(US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }
}
