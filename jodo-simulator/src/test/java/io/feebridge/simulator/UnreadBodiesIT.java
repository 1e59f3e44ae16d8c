package io.feebridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Requests with bodies that nobody needs: each is answered, and so is the next one. The client
 * keeps its connection as long as the server does, as most clients do.
 */
class UnreadBodiesIT {

  private static final int TIMES = 40;
  private static final int PATIENCE_MS = 10_000;
  private static final String DEMO =
      Base64.getEncoder()
          .encodeToString("demo-key:demo-secret".getBytes(StandardCharsets.ISO_8859_1));

  private static RunningSimulator simulator;
  private Socket connection = new Socket();

  @BeforeAll
  static void start() throws IOException {
    simulator = new RunningSimulator("--seed=7", "--speed=0");
  }

  @AfterAll
  static void end() {
    simulator.close();
  }

  @AfterEach
  void close() throws IOException {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /control/students, 2, false, 200",
    "GET, /control/students, 900000, false, 200",
    "POST, /api/v1/integrations/pay/orders, 2, false, 401",
    "POST, /api/v1/integrations/pay/orders, 900000, false, 401",
    "POST, /api/v1/integrations/pay/orders, 900000, true, 400",
    "POST, /api/v1/integrations/nothing, 900000, true, 404",
    "PUT, /api/v1/integrations/pay/orders, 900000, true, 405",
    "PUT, /nowhere, 900000, false, 404",
    "POST, /control/commands, 900000, false, 400",
    "POST, /control/commands, 1500000, false, 413",
    "POST, /api/v1/integrations/pay/orders, 3000000, true, 400"
  })
  void isAnswered(String method, String path, int length, boolean knownCaller, int status)
      throws Exception {
    byte[] head =
        (method
                + " "
                + path
                + " HTTP/1.1\r\nHost: simulator\r\nContent-Type: application/json\r\nContent-Length: "
                + length
                + (knownCaller ? "\r\nAuthorization: Basic " + DEMO : "")
                + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] body = new byte[length];
    Arrays.fill(body, (byte) ' ');
    for (int n = 0; n < TIMES; n++) {
      OutputStream out = connected().getOutputStream();
      int first = n % 2 == 0 ? length : length / 2; // every other one in two parts
      out.write(concatenated(head, body, first));
      out.flush();
      if (first < length) {
        Thread.onSpinWait();
        out.write(body, first, length - first);
        out.flush();
      }
      assertThat(answer()).as("request %d", n).isEqualTo(status);
    }
  }

  private static byte[] concatenated(byte[] head, byte[] body, int length) {
    byte[] all = Arrays.copyOf(head, head.length + length);
    System.arraycopy(body, 0, all, head.length, length);
    return all;
  }

  private Socket connected() throws IOException {
    if (!connection.isConnected() || connection.isClosed()) {
      connection = new Socket("127.0.0.1", simulator.port());
      connection.setSoTimeout(PATIENCE_MS);
      connection.setTcpNoDelay(true);
    }
    return connection;
  }

  /** The status; reads the whole answer, and closes where the server says that it does. */
  private int answer() throws IOException {
    DataInputStream in = new DataInputStream(connection.getInputStream());
    String head = head(in).toLowerCase(Locale.ROOT);
    int length = Integer.parseInt(head.replaceAll("(?s).*\r\ncontent-length: *(\\d+).*", "$1"));
    in.readNBytes(length);
    if (head.contains("\r\nconnection: close")) {
      connection.close();
    }
    return Integer.parseInt(head.substring(9, 12));
  }

  private static String head(DataInputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("closed after " + head.toString(StandardCharsets.ISO_8859_1));
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }
}
