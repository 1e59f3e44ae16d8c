package io.feebridge.ingress;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A way to a broker whose answers come late: what the broker is told arrives at once, each byte
 * that it says arrives after a delay, in order, and none is lost.
 */
final class SlowWire implements AutoCloseable {

  private static final int CHUNK = 64 * 1024;

  private final ServerSocket entry;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile int broker;
  private volatile Duration delay = Duration.ZERO;

  SlowWire() {
    try {
      entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** Where it begins. */
  int port() {
    return entry.getLocalPort();
  }

  /** Where it ends; to be told before anybody uses it. */
  void leadTo(int port) {
    broker = port;
  }

  /** Of what the broker says from now on. */
  void delay(Duration later) {
    delay = later;
  }

  private void accept() {
    while (!entry.isClosed()) {
      try {
        Socket client = entry.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), broker);
        open.add(client);
        open.add(server);
        threads.execute(() -> carry(client, server, false));
        threads.execute(() -> carry(server, client, true));
      } catch (IOException closedOrRefused) {
        // the client sees a connection that ends, as it would without this wire
      }
    }
  }

  private void carry(Socket from, Socket to, boolean late) {
    CompletableFuture<Void> carried = CompletableFuture.completedFuture(null);
    byte[] chunk = new byte[CHUNK];
    try {
      for (int read = from.getInputStream().read(chunk);
          read >= 0;
          read = from.getInputStream().read(chunk)) {
        byte[] bytes = Arrays.copyOf(chunk, read);
        carried =
            carried.thenCombineAsync(
                due(late ? delay : Duration.ZERO), (before, now) -> write(to, bytes), threads);
      }
    } catch (IOException ended) {
      // as at the end of the stream
    }
    end(from);
    end(to);
  }

  private static CompletableFuture<Void> due(Duration later) {
    return later.isZero()
        ? CompletableFuture.completedFuture(null)
        : new CompletableFuture<Void>()
            .completeOnTimeout(null, later.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Void write(Socket to, byte[] bytes) {
    try {
      to.getOutputStream().write(bytes);
    } catch (IOException nobodyListensAnyMore) {
      end(to);
    }
    return null;
  }

  private void end(Socket socket) {
    open.remove(socket);
    close(socket);
  }

  private static void close(Closeable what) {
    try {
      what.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    close(entry);
    open.forEach(SlowWire::close);
    threads.shutdownNow();
  }
}
