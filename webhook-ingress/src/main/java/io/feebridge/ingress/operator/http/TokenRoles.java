package io.feebridge.ingress.operator.http;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.core.publisher.Mono;

/**
 * Roles of an access token: those texts of one claim that name a role of ours, case ignored. A
 * token that names none is nobody's.
 */
record TokenRoles(String claim) implements Converter<Jwt, Mono<AbstractAuthenticationToken>> {

  private static final Set<String> KNOWN =
      Arrays.stream(AccessSettings.Role.values()).map(Enum::name).collect(Collectors.toSet());

  @Override
  public Mono<AbstractAuthenticationToken> convert(Jwt token) {
    return Mono.just(new JwtAuthenticationToken(token, roles(token)));
  }

  private Collection<GrantedAuthority> roles(Jwt token) {
    Object listed = token.getClaims().get(claim);
    List<?> words = listed instanceof List<?> several ? several : List.of();
    return words.stream()
        .map(word -> word.toString().toUpperCase(Locale.ROOT))
        .filter(KNOWN::contains)
        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
        .toList();
  }
}
