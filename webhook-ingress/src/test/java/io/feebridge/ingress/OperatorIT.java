package io.feebridge.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in by the operators' port, and that nobody gets in anywhere else. */
class OperatorIT {

  private static final String NO_KAFKA = "127.0.0.1:1";
  private static final String COLLECTORS = "/v1/collectors";

  @TempDir private static Path folder;
  private static KeyPair issuer;
  private static Ingress ingress;

  @BeforeAll
  static void start() throws GeneralSecurityException, IOException {
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
    pairs.initialize(2048);
    issuer = pairs.generateKeyPair();
    Path key = folder.resolve("issuer.pem");
    Files.writeString(
        key,
        "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
            .formatted(
                Base64.getMimeEncoder(64, "\n".getBytes(UTF_8))
                    .encodeToString(issuer.getPublic().getEncoded())));
    ingress =
        Ingress.start(
            NO_KAFKA,
            "spring.security.oauth2.resourceserver.jwt.public-key-location=" + key.toUri());
  }

  @AfterAll
  static void stop() {
    ingress.close();
  }

  @Test
  void usersOfTheConfigurationRead() {
    for (String user : new String[] {"viewer", "operator"}) {
      HttpResponse<String> answer = ingress.asked(user, "GET", COLLECTORS);
      assertThat(answer.statusCode()).as(user).isEqualTo(200);
      assertThat(answer.body())
          .contains("\"name\":\"north\"", "north-1", "north-2")
          .doesNotContain(Ingress.NORTH_SECRET, Ingress.SOUTH_SECRET, Ingress.HEADER_VALUE);
    }
  }

  @Test
  void nobodyElseDoes() {
    URI collectors = ingress.operators(COLLECTORS);
    unauthenticated(ingress.get(collectors));
    unauthenticated(
        ingress.send(
            HttpRequest.newBuilder(collectors)
                .header("Authorization", Ingress.basic("viewer", "wrong"))));
    unauthenticated(
        ingress.send(
            HttpRequest.newBuilder(collectors)
                .header("Authorization", Ingress.basic("nobody", "nobody"))));
    unauthenticated(ingress.get(ingress.operators("/")));
    unauthenticated(ingress.get(ingress.operators("/actuator/health")));
    unauthenticated(ingress.get(ingress.operators("/webhooks/jodo/north")));
  }

  @Test
  void aViewerActsOnNothing() {
    problem(ingress.asked("viewer", "POST", COLLECTORS), 403, "forbidden");
    problem(ingress.asked("viewer", "DELETE", "/v1/anything"), 403, "forbidden");
    problem(ingress.asked("operator", "DELETE", COLLECTORS), 405, "method-not-allowed");
    problem(ingress.asked("operator", "GET", "/v1/anything"), 404, "not-found");
    problem(ingress.asked("operator", "GET", "/actuator/health"), 403, "forbidden");
  }

  @Test
  void noOtherPortHasTheApi() {
    for (URI elsewhere :
        List.of(ingress.url(COLLECTORS), ingress.management(COLLECTORS), ingress.url("/v1/"))) {
      HttpResponse<String> answer =
          ingress.send(
              HttpRequest.newBuilder(elsewhere)
                  .header("Authorization", Ingress.basic("operator", "operator")));
      assertThat(answer.statusCode()).as(elsewhere.toString()).isEqualTo(404);
    }
    assertThat(ingress.get(ingress.management("/actuator/prometheus")).statusCode()).isEqualTo(200);
    assertThat(ingress.get(ingress.management("/actuator")).statusCode()).isEqualTo(200);
  }

  /** The one after a refusal was sometimes left without an answer, for good. */
  @Test
  void everyRequestIsAnsweredAlsoAfterRefusalsThatReadNoBody() {
    for (int i = 0; i < 30; i++) {
      assertThat(
              ingress
                  .send(
                      HttpRequest.newBuilder(ingress.operators("/v1/spool/1/discard"))
                          .timeout(Duration.ofSeconds(20))
                          .header("Authorization", Ingress.basic("viewer", "viewer"))
                          .header("Content-Type", "application/json")
                          .POST(BodyPublishers.ofString("{\"reason\":\"r\"}")))
                  .statusCode())
          .as("refusal %d", i)
          .isEqualTo(403);
      assertThat(ingress.asked("viewer", "GET", "/v1/spool").statusCode())
          .as("request %d", i)
          .isEqualTo(200);
    }
  }

  @Test
  void tokensOfTheIssuerSayTheirRole() throws GeneralSecurityException, JOSEException {
    assertThat(bearing(token(issuer, 60, List.of("viewer")), "GET").statusCode()).isEqualTo(200);
    problem(bearing(token(issuer, 60, List.of("viewer")), "POST"), 403, "forbidden");
    problem(bearing(token(issuer, 60, List.of("Operator")), "POST"), 405, "method-not-allowed");
    problem(bearing(token(issuer, 60, List.of("admin")), "GET"), 403, "forbidden");
    problem(bearing(token(issuer, 60, "viewer"), "GET"), 403, "forbidden");
    unauthenticated(bearing(token(issuer, -120, List.of("viewer")), "GET"));
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
    pairs.initialize(2048);
    unauthenticated(bearing(token(pairs.generateKeyPair(), 60, List.of("viewer")), "GET"));
    unauthenticated(bearing("nonsense", "GET"));
  }

  private static HttpResponse<String> bearing(String token, String method) {
    return ingress.send(
        HttpRequest.newBuilder(ingress.operators(COLLECTORS))
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.noBody()));
  }

  private static String token(KeyPair signer, long livesSeconds, Object roles)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.RS256),
            new JWTClaimsSet.Builder()
                .subject("somebody")
                .expirationTime(Date.from(Instant.now().plusSeconds(livesSeconds)))
                .claim("roles", roles)
                .build());
    token.sign(new RSASSASigner(signer.getPrivate()));
    return token.serialize();
  }

  private static void unauthenticated(HttpResponse<String> answer) {
    problem(answer, 401, "unauthenticated");
    assertThat(answer.headers().firstValue("www-authenticate"))
        .hasValueSatisfying(how -> assertThat(how).startsWith("Basic "));
  }

  private static void problem(HttpResponse<String> answer, int status, String type) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"type\":\"urn:feebridge:problem:" + type + "\"");
  }
}
