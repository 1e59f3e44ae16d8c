package io.feebridge.simulator.control.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The paths of the control API; docs/openapi/jodo-simulator.yaml describes them. */
@Configuration(proxyBeanMethods = false)
class ControlRoutes {

  @Bean
  RouterFunction<ServerResponse> control(
      Listing listing, Commanding commanding, Clocking clocking, Playing playing, Books books) {
    return route()
        .path(
            "/control",
            control ->
                control
                    .GET("/state", clocking::state)
                    .GET("/agenda", clocking::agenda)
                    .PUT("/clock", clocking::run)
                    .POST("/clock/jump", clocking::jump)
                    .POST("/commands", commanding::command)
                    .GET("/mischief", commanding::mischief)
                    .POST("/mischief", commanding::addMischief)
                    .DELETE("/mischief/{id}", commanding::removeMischief)
                    .GET("/scenarios", playing::all)
                    .POST("/scenarios/{name}", playing::begin)
                    .GET("/scenario", playing::story)
                    .POST("/reset", playing::reset)
                    .GET("/events", playing::events)
                    .GET("/truth", books::truth)
                    .GET("/{kind}", listing::page)
                    .GET("/{kind}/{id}", listing::one))
        .build();
  }
}
