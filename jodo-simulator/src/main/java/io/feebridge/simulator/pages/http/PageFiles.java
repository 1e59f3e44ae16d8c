package io.feebridge.simulator.pages.http;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The addresses that Jodo hands out, each answered with one page for whoever asks. */
@Configuration(proxyBeanMethods = false)
class PageFiles {

  @Bean
  RouterFunction<ServerResponse> hostedPages() {
    HandlerFunction<ServerResponse> hosted = page("static/hosted/page.html");
    return route(GET("/p/{order}/{token}"), hosted)
        .andRoute(GET("/consumer/login-redirect"), hosted)
        .andRoute(GET("/"), page("static/index.html"));
  }

  private static HandlerFunction<ServerResponse> page(String path) {
    ClassPathResource file = new ClassPathResource(path);
    return _ -> ServerResponse.ok().contentType(MediaType.TEXT_HTML).bodyValue(file);
  }
}
