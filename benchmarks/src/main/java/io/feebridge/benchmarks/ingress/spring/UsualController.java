package io.feebridge.benchmarks.ingress.spring;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * What integrations do: the body as a tree, the tree as text to Kafka, no proof and no contract. It
 * waits for the acknowledgement, which most do not.
 */
@SpringBootApplication
@RestController
public class UsualController {

  private static final String TOPIC = "bench.controller";

  private final KafkaTemplate<String, String> kafka;

  UsualController(KafkaTemplate<String, String> kafka) {
    this.kafka = kafka;
  }

  /** Serves until the process ends; the arguments are Spring Boot's. */
  public static void main(String[] arguments) {
    SpringApplication.run(UsualController.class, arguments);
  }

  @PostMapping("/webhooks/jodo/demo")
  Mono<Map<String, String>> receive(@RequestBody JsonNode body) {
    String eventId = body.path("event_id").asString();
    return Mono.fromFuture(kafka.send(TOPIC, eventId, body.toString()))
        .map(_ -> Map.of("status", "accepted", "event_id", eventId));
  }

  @GetMapping("/ready")
  String ready() {
    return "ready";
  }
}
