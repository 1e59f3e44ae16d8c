package io.feebridge.ledger;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;

/** The service. Kafka's clients are the inbox's; nothing else of it is configured by itself. */
@SpringBootApplication(exclude = KafkaAutoConfiguration.class)
@ConfigurationPropertiesScan
public class LedgerApplication {

  public static void main(String[] args) {
    SpringApplication.run(LedgerApplication.class, args);
  }

  /**
   * One request a connection: Reactor Netty 1.3.7 may stop to read one whose next request arrives
   * before the last one is cleaned up (reactor-netty issues 4361 and 4347), and never answers that
   * request.
   */
  @Bean
  static NettyServerCustomizer oneRequestAConnection() {
    return server -> server.maxKeepAliveRequests(1);
  }
}
