package io.feebridge.ingress.rejection.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.feebridge.ingress.rejection.Rejection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** One refusal; every text in it is ours, so a spreadsheet finds no formula. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonPropertyOrder({"number", "at", "collector", "address", "cause", "size", "body_sha256"})
record RejectionView(
    long number,
    String at,
    @Nullable String collector,
    @Nullable String address,
    String cause,
    long size,
    @Nullable String bodySha256) {

  static RejectionView of(Rejection rejection) {
    return new RejectionView(
        rejection.number(),
        rejection.at().toString(),
        rejection.collector(),
        rejection.address(),
        rejection.cause(),
        rejection.size(),
        rejection.bodySha256());
  }
}
