package io.feebridge.simulator;

import io.feebridge.simulator.api.http.ApiSettings;
import io.feebridge.simulator.api.http.JodoApi;
import io.feebridge.simulator.api.http.endpoint.Endpoints;
import io.feebridge.simulator.body.jodo.JodoBodies;
import io.feebridge.simulator.event.EventBodies;
import io.feebridge.simulator.order.Order;
import io.feebridge.simulator.pull.PullCalls;
import io.feebridge.simulator.pull.http.HttpPullCalls;
import io.feebridge.simulator.running.Simulator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Gives the simulated Jodo its REST API, the forms of its bodies, and a way to ask institutes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
class ApiWiring {

  @Bean
  RouterFunction<ServerResponse> jodoApi(
      Simulator simulator, SimulatorOptions options, ApiSettings settings) {
    String publicUrl = options.publicUrl();
    return new JodoApi(
            Endpoints.all(
                simulator,
                settings,
                order -> hostedUrl(publicUrl, order),
                (token, callback) -> loginUrl(publicUrl, token, callback)),
            simulator,
            Clock.systemUTC(),
            settings,
            options.undocumented())
        .routes();
  }

  @Bean
  EventBodies eventBodies(SimulatorOptions options) {
    return new JodoBodies(options.seed());
  }

  @Bean
  PullCalls pullCalls() {
    return new HttpPullCalls(WebClient.builder(), HttpPullCalls.DEADLINE);
  }

  private static String hostedUrl(String publicUrl, Order order) {
    return publicUrl + "/p/" + order.id() + "/" + order.token();
  }

  private static String loginUrl(String publicUrl, String token, @Nullable String callback) {
    String url = publicUrl + "/consumer/login-redirect?access_token=" + encoded(token);
    return callback == null ? url : url + "&callback_url=" + encoded(callback);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
