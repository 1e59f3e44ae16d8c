package io.feebridge.ingress.operator.http;

import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may ask, and where: users of the configuration by HTTP Basic and, where an issuer is
 * configured, bearers of its access tokens, on the operators' port alone. No sessions; refusals are
 * problems.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties({AccessSettings.class, OperatorSettings.class})
class AccessConfiguration {

  private static final Logger log = LoggerFactory.getLogger(AccessConfiguration.class);
  private static final String BASIC = "Basic realm=\"feebridge\", charset=\"UTF-8\"";

  @Bean
  OperatorPort operatorPort() {
    return new OperatorPort();
  }

  @Bean
  OperatorServer operatorServer(
      HttpHandler controllers, OperatorSettings settings, OperatorPort port) {
    return new OperatorServer(controllers, settings, port);
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder();
  }

  @Bean
  ProblemWriter problemWriter(JsonMapper json) {
    return new ProblemWriter(json);
  }

  @Bean
  ReactiveUserDetailsService users(
      AccessSettings settings, ObjectProvider<ReactiveJwtDecoder> tokens) {
    if (settings.users().isEmpty() && tokens.getIfAvailable() == null) {
      log.warn(
          "feebridge.access.users names nobody: every request to the operators' API is refused");
    }
    Map<String, AccessSettings.User> users = new TreeMap<>();
    settings.users().forEach(user -> users.put(user.name(), user));
    // a new object each time: the framework erases the password of the one it was given
    return name ->
        Mono.justOrEmpty(users.get(name))
            .map(
                user ->
                    User.withUsername(user.name())
                        .password(user.passwordHash())
                        .roles(user.roles().stream().map(Enum::name).toArray(String[]::new))
                        .build());
  }

  @Bean
  @Order(1)
  SecurityWebFilterChain operators(
      ServerHttpSecurity http,
      OperatorPort port,
      ProblemWriter problems,
      AccessSettings settings,
      ObjectProvider<ReactiveJwtDecoder> tokens) {
    ServerAuthenticationEntryPoint challenge =
        (exchange, refusal) -> {
          exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, BASIC);
          return problems.write(exchange, ProblemType.UNAUTHENTICATED);
        };
    tokens.ifAvailable(
        decoder ->
            http.oauth2ResourceServer(
                server ->
                    server
                        .authenticationEntryPoint(challenge)
                        .jwt(
                            jwt ->
                                jwt.jwtDecoder(decoder)
                                    .jwtAuthenticationConverter(
                                        new TokenRoles(settings.rolesClaim())))));
    return stateless(http)
        .securityMatcher(port)
        .authorizeExchange(AccessConfiguration::rolesDecide)
        .httpBasic(basic -> basic.authenticationEntryPoint(challenge))
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint(challenge)
                    .accessDeniedHandler(
                        (exchange, refusal) -> problems.write(exchange, ProblemType.FORBIDDEN)))
        .build();
  }

  private static void rolesDecide(ServerHttpSecurity.AuthorizeExchangeSpec requests) {
    requests
        .pathMatchers(HttpMethod.GET, "/v1/**")
        .hasAnyRole("VIEWER", "OPERATOR", "APPROVER")
        .pathMatchers(HttpMethod.HEAD, "/v1/**")
        .hasAnyRole("VIEWER", "OPERATOR", "APPROVER")
        .pathMatchers("/v1/**")
        .hasRole("OPERATOR")
        .anyExchange()
        .denyAll();
  }

  /**
   * The management port, which has this context's controllers too: health and metrics are open
   * there, on an address of their own, and there is nothing else.
   */
  @Bean
  @Order(2)
  SecurityWebFilterChain elsewhere(ServerHttpSecurity http, ProblemWriter problems) {
    return stateless(http)
        .authorizeExchange(
            requests ->
                requests
                    .matchers(EndpointRequest.toAnyEndpoint(), EndpointRequest.toLinks())
                    .permitAll()
                    .anyExchange()
                    .denyAll())
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint(
                        (exchange, refusal) -> problems.write(exchange, ProblemType.NOT_FOUND))
                    .accessDeniedHandler(
                        (exchange, refusal) -> problems.write(exchange, ProblemType.NOT_FOUND)))
        .build();
  }

  private static ServerHttpSecurity stateless(ServerHttpSecurity http) {
    return http.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
        .csrf(ServerHttpSecurity.CsrfSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable);
  }

  @Bean
  ServerExchangeRejectedHandler rejectedRequests(ProblemWriter problems) {
    return (exchange, rejection) -> problems.write(exchange, ProblemType.INVALID_REQUEST);
  }
}
