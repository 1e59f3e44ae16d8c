package io.feebridge.simulator.pages.http;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Keeps browsers to this simulator's own files, and other sites' pages from driving it: names and
 * notes come from strangers, and the control API asks nobody for a password.
 */
@Component
final class PageGuard implements WebFilter {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> STRANGERS = Set.of("cross-site", "same-site");
  private static final String REFUSAL =
      "{\"status\":403,\"detail\":\"Another site's page asked for this; the simulator does not do"
          + " it.\"}";

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.setCacheControl("no-store");
    return isStrangers(exchange) ? refuse(exchange.getResponse()) : chain.filter(exchange);
  }

  /** Browsers say themselves whose page asks; programs that are none say nothing. */
  private static boolean isStrangers(ServerWebExchange exchange) {
    String site = exchange.getRequest().getHeaders().getFirst("Sec-Fetch-Site");
    return site != null
        && STRANGERS.contains(site)
        && !READS.contains(exchange.getRequest().getMethod());
  }

  private static Mono<Void> refuse(ServerHttpResponse response) {
    response.setStatusCode(HttpStatus.FORBIDDEN);
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return response.writeWith(
        Mono.just(response.bufferFactory().wrap(REFUSAL.getBytes(StandardCharsets.UTF_8))));
  }
}
