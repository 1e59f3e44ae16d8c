package io.feebridge.ledger.access.http;

import io.feebridge.ledger.problem.http.ProblemType;
import io.feebridge.ledger.problem.http.ProblemWriter;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Basic authentication without sessions; refusals are problems. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(AccessSettings.class)
public class AccessConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(AccessConfiguration.class);

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder();
  }

  @Bean
  ProblemWriter problemWriter(JsonMapper json) {
    return new ProblemWriter(json);
  }

  @Bean
  ReactiveUserDetailsService users(AccessSettings settings) {
    if (settings.users().isEmpty()) {
      LOG.warn(
          "feebridge.access.users names nobody: every request to the API will be refused with 401");
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

  /** Health and metrics are open, on a port that is bound to an address of its own. */
  @Bean
  SecurityWebFilterChain access(ServerHttpSecurity http, ProblemWriter problems) {
    ServerAuthenticationEntryPoint challenge =
        (exchange, refusal) -> {
          HttpHeaders headers = exchange.getResponse().getHeaders();
          headers.set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"feebridge\", charset=\"UTF-8\"");
          return problems.write(exchange, ProblemType.UNAUTHENTICATED);
        };
    return http.authorizeExchange(
            requests ->
                requests
                    .matchers(EndpointRequest.to("health", "prometheus"))
                    .permitAll()
                    .pathMatchers("/v1/events/**", "/v1/quarantine/*/bytes")
                    .hasRole("OPERATOR") // bodies hold contact data
                    .pathMatchers(HttpMethod.GET, "/v1/**")
                    .hasAnyRole("VIEWER", "OPERATOR", "APPROVER")
                    .pathMatchers(HttpMethod.HEAD, "/v1/**")
                    .hasAnyRole("VIEWER", "OPERATOR", "APPROVER")
                    .pathMatchers("/v1/**")
                    .hasRole("OPERATOR")
                    .anyExchange()
                    .denyAll())
        .httpBasic(basic -> basic.authenticationEntryPoint(challenge))
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint(challenge)
                    .accessDeniedHandler(
                        (exchange, refusal) -> problems.write(exchange, ProblemType.FORBIDDEN)))
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
        .csrf(ServerHttpSecurity.CsrfSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .build();
  }

  /** Ids of Jodo may hold a slash or a percent sign, which come encoded in the path. */
  @Bean
  ServerWebExchangeFirewall firewall() {
    StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedDoubleSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    return firewall;
  }

  @Bean
  ServerExchangeRejectedHandler rejectedRequests(ProblemWriter problems) {
    return (exchange, rejection) -> problems.write(exchange, ProblemType.INVALID_REQUEST);
  }
}
