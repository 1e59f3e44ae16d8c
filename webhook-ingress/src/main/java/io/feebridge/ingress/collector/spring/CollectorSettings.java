package io.feebridge.ingress.collector.spring;

import io.feebridge.ingress.collector.Environment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The part of {@code collectors.yml} that this service uses.
 *
 * @param collectors by collector_code; a code with other characters than letters, digits, dash and
 *     dot is written {@code "[like_this]"}
 */
@ConfigurationProperties("feebridge")
public record CollectorSettings(@DefaultValue Map<String, CollectorEntry> collectors) {

  /**
   * One collector.
   *
   * @param environment of Jodo's, where its subscriptions are
   * @param addresses who may send: {@code jodo-uat}, {@code jodo-production}, addresses, CIDRs;
   *     empty means anybody
   * @param signingKeys live secrets; empty means nothing is genuine
   * @param customHeader null when none is agreed
   */
  public record CollectorEntry(
      @DefaultValue("production") Environment environment,
      @DefaultValue List<String> addresses,
      @DefaultValue List<KeyEntry> signingKeys,
      @Nullable HeaderEntry customHeader) {}

  /** A secret under a name that may be shown. Never printed, so no generated text of it either. */
  public record KeyEntry(@DefaultValue("") String id, @DefaultValue("") String secret) {
    @Override
    public String toString() {
      return "KeyEntry[id=" + id + "]";
    }
  }

  /** A header agreed with Jodo, and the values accepted in it. */
  public record HeaderEntry(@DefaultValue("") String name, @DefaultValue List<String> values) {
    @Override
    public String toString() {
      return "HeaderEntry[name=" + name + "]";
    }
  }
}
