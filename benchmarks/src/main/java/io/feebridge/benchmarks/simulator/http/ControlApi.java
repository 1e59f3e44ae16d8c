package io.feebridge.benchmarks.simulator.http;

import io.feebridge.benchmarks.simulator.SimulatorFigures.Round;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What the benchmark asks of the simulator. */
public final class ControlApi implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  /** Of the simulator at that port of this machine. */
  public ControlApi(int port) {
    this.base = "http://127.0.0.1:" + port + "/control";
  }

  /** Plays a scenario and lets time jump until it is over and all of its money has arrived. */
  public Round play(String scenario, Receiver receiver) throws IOException, InterruptedException {
    long before = receiver.received();
    long began = System.nanoTime();
    post("/scenarios/" + scenario, "");
    String answer = "";
    while (!answer.contains("\"arrived\":true")) {
      answer = post("/clock/jump", "{\"by\":\"P7D\"}");
    }
    return new Round(receiver.received() - before, Duration.ofNanos(System.nanoTime() - began));
  }

  private String post(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path)).POST(BodyPublishers.ofString(body)).build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          path + " was answered " + response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  @Override
  public void close() {
    http.close();
  }
}
