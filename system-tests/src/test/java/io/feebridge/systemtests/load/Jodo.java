package io.feebridge.systemtests.load;

import static org.awaitility.Awaitility.await;

import io.feebridge.localstack.demo.jodo.SignedWebhooks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends the webhooks of a timetable, at a steady pace, each again and again until it is taken: Jodo
 * with its six hours between two tries made a part of a second.
 */
public final class Jodo implements AutoCloseable {

  private static final String SECRET = "demo-signing-secret";
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int MOST_WAITING = 200;
  private static final int FIRST_PAUSE_MS = 150;
  private static final int LONGEST_PAUSE_MS = 1_200;

  private final HttpClient client;
  private final URI address;
  private final Timetable timetable;
  private final DeliveryLog log = new DeliveryLog();
  private final AtomicInteger open = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private volatile boolean sending = true;

  private Jodo(URI address, Timetable timetable) {
    this.address = address;
    this.timetable = timetable;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(threads)
            .build();
  }

  /** Begins to send. */
  public static Jodo sending(URI address, Timetable timetable, int webhooksASecond) {
    Jodo jodo = new Jodo(address, timetable);
    long pauseMicros = TimeUnit.SECONDS.toMicros(1) / webhooksASecond;
    jodo.clock.scheduleAtFixedRate(jodo::sendNext, 0, pauseMicros, TimeUnit.MICROSECONDS);
    return jodo;
  }

  /** What was sent and answered so far. */
  public DeliveryLog log() {
    return log;
  }

  /** Sends no more new webhooks and returns when every old one was taken. */
  public void finish(Duration limit) {
    sending = false;
    await("every webhook is taken").atMost(limit).until(() -> open.get() == 0);
  }

  private void sendNext() {
    if (sending && open.get() < MOST_WAITING) {
      Webhook webhook = timetable.next();
      log.sending(webhook);
      open.incrementAndGet();
      threads.execute(() -> deliver(webhook, FIRST_PAUSE_MS));
    }
  }

  private void deliver(Webhook webhook, int pauseMs) {
    if (!log.answered(webhook, answerTo(webhook))) {
      open.decrementAndGet();
      return;
    }
    int next = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    try {
      clock.schedule(
          () -> threads.execute(() -> deliver(webhook, next)), pauseMs, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      open.decrementAndGet(); // closed: nobody waits for it any more
    }
  }

  private int answerTo(Webhook webhook) {
    String secret = webhook.genuine() ? SECRET : "somebody-else's-secret";
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("X-Jodo-Signature", SignedWebhooks.signature(secret, webhook.body()))
            .POST(HttpRequest.BodyPublishers.ofString(webhook.body()))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return DeliveryLog.NO_ANSWER;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DeliveryLog.NO_ANSWER;
    }
  }

  @Override
  public void close() {
    sending = false;
    clock.shutdownNow();
    client.shutdownNow();
    threads.shutdownNow();
  }
}
