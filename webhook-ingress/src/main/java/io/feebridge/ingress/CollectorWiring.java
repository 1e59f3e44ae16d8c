package io.feebridge.ingress;

import io.feebridge.ingress.authenticity.jodo.JodoSigningKey;
import io.feebridge.ingress.budget.Standings;
import io.feebridge.ingress.budget.spring.StandingMeters;
import io.feebridge.ingress.collector.Collectors;
import io.feebridge.ingress.collector.LiveCollectors;
import io.feebridge.ingress.collector.spring.CollectorSettings;
import io.feebridge.ingress.collector.spring.ConfiguredCollectors;
import io.feebridge.ingress.collector.spring.FreshSettings;
import io.feebridge.ingress.collector.spring.ReloadingCollectors;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** The collectors: those of the start, how they stand, and those that come later. */
@Configuration(proxyBeanMethods = false)
class CollectorWiring {

  @Bean
  ConfiguredCollectors configuredCollectors(IngressSettings settings) {
    return new ConfiguredCollectors(settings.allowDemoSecrets(), JodoSigningKey::new);
  }

  @Bean
  LiveCollectors liveCollectors(
      CollectorSettings settings, ConfiguredCollectors configured, Clock clock) {
    Collectors first = configured.from(settings);
    ConfiguredCollectors.tell(first);
    return new LiveCollectors(first, clock.instant());
  }

  @Bean
  Standings standings() {
    return new Standings();
  }

  @Bean
  IngressMetrics ingressMetrics(
      MeterRegistry registry, Standings standings, LiveCollectors live, Clock clock) {
    IngressMetrics metrics =
        new IngressMetrics(
            registry, standings, new StandingMeters(registry, clock), live.current());
    metrics.watch("collectors.refused", () -> live.state().refused() == null ? 0 : 1);
    return metrics;
  }

  @Bean
  ReloadingCollectors reloadingCollectors(
      LiveCollectors live,
      ConfigurableEnvironment environment,
      ConfiguredCollectors configured,
      IngressMetrics metrics,
      Clock clock,
      IngressSettings settings) {
    ReloadingCollectors reloading =
        new ReloadingCollectors(
            live, new FreshSettings(environment), configured, metrics::know, clock);
    reloading.watch(settings.collectorsInterval());
    return reloading;
  }
}
