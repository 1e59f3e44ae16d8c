package io.feebridge.ingress;

import io.feebridge.ingress.collector.spring.CollectorSettings;
import io.feebridge.ingress.spool.spring.SpoolSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the service. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties({
  IngressSettings.class,
  CollectorSettings.class,
  SpoolSettings.class
})
public class WebhookIngress {

  public static void main(String[] args) {
    SpringApplication.run(WebhookIngress.class, args);
  }
}
