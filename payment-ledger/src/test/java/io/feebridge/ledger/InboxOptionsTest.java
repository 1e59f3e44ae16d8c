package io.feebridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.feebridge.messaging.InboxSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class InboxOptionsTest {

  private static InboxSettings settings(Map<String, Object> given) throws IOException {
    StandardEnvironment environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("shipped", new ClassPathResource("application.yml"))
        .forEach(environment.getPropertySources()::addLast);
    environment.getPropertySources().addFirst(new MapPropertySource("given", given));
    return Binder.get(environment)
        .bind("feebridge.ledger.inbox", InboxOptions.class)
        .get()
        .settings(Map.of());
  }

  @Test
  void aConsumerWithoutKafkaIsCutOffAfterWhatTheSettingSays() throws IOException {
    assertThat(settings(Map.of("feebridge.ledger.inbox.cut-off-after", "90s")).cutOffAfter())
        .isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void shipsTheDefaultsOfTheMachinery() throws IOException {
    InboxSettings shipped = settings(Map.of());

    assertThat(shipped.cutOffAfter())
        .isEqualTo(InboxSettings.of("any", List.of("any"), Map.of()).cutOffAfter())
        .isEqualTo(Duration.ofSeconds(20));
    assertThat(shipped.topics()).containsExactly("jodo.payments.v1");
  }
}
