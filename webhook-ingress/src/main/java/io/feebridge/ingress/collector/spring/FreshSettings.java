package io.feebridge.ingress.collector.spring;

import java.util.function.Supplier;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * The collectors' settings as the configuration files say now, read as at the start: the same
 * files, imports, profiles and {@code configtree:} folders. What the process was started with,
 * arguments and environment variables, stays as it is.
 */
public final class FreshSettings implements Supplier<CollectorSettings> {

  private final ConfigurableEnvironment started;

  public FreshSettings(ConfigurableEnvironment started) {
    this.started = started;
  }

  @Override
  public CollectorSettings get() {
    ConfigurableEnvironment fresh = new StandardEnvironment();
    MutablePropertySources sources = fresh.getPropertySources();
    for (PropertySource<?> source : started.getPropertySources()) {
      if (isGivenAtTheStart(source)) {
        sources.remove(source.getName());
        sources.addLast(source);
      }
    }
    ConfigDataEnvironmentPostProcessor.applyTo(
        fresh, new DefaultResourceLoader(), null, started.getActiveProfiles());
    return Binder.get(fresh).bindOrCreate("feebridge", Bindable.of(CollectorSettings.class));
  }

  /** Not from a file, and not derived from one. */
  private static boolean isGivenAtTheStart(PropertySource<?> source) {
    return switch (source.getName()) {
      case "commandLineArgs",
          "spring.application.json",
          "systemProperties",
          "systemEnvironment",
          "random" ->
          true;
      default -> false;
    };
  }
}
