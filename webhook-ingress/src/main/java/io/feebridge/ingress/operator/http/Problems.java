package io.feebridge.ingress.operator.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers every exception of a request with a {@link ProblemType}. */
@RestControllerAdvice
public final class Problems extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  /** What no controller foresaw. The text of such an exception may hold data, so it stays here. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> unforeseen(RuntimeException failure) {
    log.error("A request failed: {} at {}", failure.getClass().getName(), origin(failure));
    return answer(ProblemType.INTERNAL.status(), new HttpHeaders(), ProblemType.INTERNAL.detail());
  }

  @Override
  protected Mono<ResponseEntity<Object>> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      @Nullable HttpHeaders headers,
      HttpStatusCode status,
      ServerWebExchange exchange) {
    ProblemDetail detail =
        failure instanceof ErrorResponseException refusal
            ? typed(refusal.getBody(), status)
            : ProblemType.of(status).detail();
    // a problem is JSON, also where the resource itself is only offered as CSV
    exchange.getAttributes().remove(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE);
    ResponseEntity<?> answer =
        answer(status, headers == null ? new HttpHeaders() : headers, detail);
    return Mono.just(
        new ResponseEntity<>(answer.getBody(), answer.getHeaders(), answer.getStatusCode()));
  }

  private static ProblemDetail typed(ProblemDetail detail, HttpStatusCode status) {
    URI type = detail.getType();
    boolean ours = type != null && "urn".equals(type.getScheme());
    return ours ? detail : ProblemType.of(status).detail();
  }

  private static ResponseEntity<ProblemDetail> answer(
      HttpStatusCode status, HttpHeaders headers, ProblemDetail detail) {
    return ResponseEntity.status(status)
        .headers(all -> all.putAll(headers))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(detail);
  }

  private static @Nullable StackTraceElement origin(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith("io.feebridge.")) {
        return frame;
      }
    }
    return null;
  }
}
