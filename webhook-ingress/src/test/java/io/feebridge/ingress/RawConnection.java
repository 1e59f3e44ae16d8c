package io.feebridge.ingress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** Sends bytes as they are and reads the status of each answer; opens itself again when closed. */
final class RawConnection implements AutoCloseable {

  private final int port;
  private Socket socket;
  private InputStream in;

  RawConnection(int port) {
    this.port = port;
  }

  /** The status of the answer, or 0 when the connection ended without one. */
  int send(byte[] request) {
    try {
      if (socket == null) {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        in = new BufferedInputStream(socket.getInputStream());
      }
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      return answer();
    } catch (IOException e) {
      close();
      return 0;
    }
  }

  private int answer() throws IOException {
    String status = line();
    int length = 0;
    boolean ends = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      ends |= lower.equals("connection: close");
    }
    if (in.readNBytes(length).length != length) {
      throw new IOException("the answer broke off");
    }
    if (ends) {
      close();
    }
    return Integer.parseInt(status.substring(9, 12));
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the connection ended");
      }
      line.write(b);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } finally {
      socket = null;
    }
  }
}
