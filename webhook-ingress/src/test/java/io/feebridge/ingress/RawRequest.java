package io.feebridge.ingress;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

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

  /** Sends a whole signed body and goes away without waiting for the answer. */
  static void gone(int port, String collector, byte[] body, String signature) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String head =
          "POST /webhooks/jodo/%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\nX-Jodo-Signature: %s\r\n\r\n"
              .formatted(collector, body.length, signature);
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
    }
  }

  /**
   * Sends the head and half of a signed body, lets something happen, then sends the rest.
   *
   * @param answer gets what is answered until the connection ends
   */
  static void slowly(
      int port,
      String collector,
      byte[] body,
      String signature,
      Runnable meanwhile,
      CompletableFuture<String> answer)
      throws IOException {
    String head =
        "POST /webhooks/jodo/%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\nX-Jodo-Signature: %s\r\n\r\n"
            .formatted(collector, body.length, signature);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(US_ASCII));
      out.write(body, 0, body.length / 2);
      out.flush();
      meanwhile.run();
      out.write(body, body.length / 2, body.length - body.length / 2);
      out.flush();
      answer.complete(new String(socket.getInputStream().readAllBytes(), US_ASCII));
    }
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
