package io.feebridge.ingress.operator.http;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The refusals of the operators' API. The type of each is part of the API and never changes. */
public enum ProblemType {
  INVALID_PAGE(HttpStatus.BAD_REQUEST, "Not a page of this list"),
  INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be understood"),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Authentication is needed"),
  FORBIDDEN(HttpStatus.FORBIDDEN, "Not permitted"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "Nothing is here"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Not done to this resource"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not offered in this format"),
  CONFLICT(HttpStatus.CONFLICT, "Not possible now"),
  CONFIGURATION_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The new configuration cannot be used"),
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "The service failed");

  private final HttpStatus status;
  private final String title;

  ProblemType(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The kind that stands for an answer with {@code status} when nothing closer is known. */
  static ProblemType of(HttpStatusCode status) {
    return switch (status.value()) {
      case 401 -> UNAUTHENTICATED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 409 -> CONFLICT;
      default -> status.is4xxClientError() ? INVALID_REQUEST : INTERNAL;
    };
  }

  HttpStatus status() {
    return status;
  }

  /** The kind alone. */
  public ProblemDetail detail() {
    ProblemDetail detail = ProblemDetail.forStatus(status);
    String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    detail.setType(URI.create("urn:feebridge:problem:" + word));
    detail.setTitle(title);
    return detail;
  }

  /**
   * A refusal to throw out of a controller.
   *
   * @param explanation what the caller can do about it; holds nothing that the caller did not send
   */
  public ErrorResponseException because(String explanation) {
    ProblemDetail detail = detail();
    detail.setDetail(explanation);
    return new ErrorResponseException(status, detail, null);
  }
}
