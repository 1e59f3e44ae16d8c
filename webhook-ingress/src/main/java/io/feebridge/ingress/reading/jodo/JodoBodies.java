package io.feebridge.ingress.reading.jodo;

import io.feebridge.ingress.reading.Bodies;
import io.feebridge.ingress.reading.Reading;
import io.feebridge.ingress.reading.Unrecognised;
import io.feebridge.ingress.reading.Unrecognised.Why;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Reads Jodo's bodies in one pass over their tokens.
 *
 * <p>No number is ever evaluated, so its length or exponent costs nothing: digits become an amount
 * only under the limits of {@link io.feebridge.ingress.value.Rupees}. A key that stands twice in
 * one object makes the body unreadable, because choosing one of two amounts would be a guess. A
 * bare {@code NaN}, which Python writes, is a number that cannot be read.
 */
public final class JodoBodies implements Bodies {

  private static final Logger log = LoggerFactory.getLogger(JodoBodies.class);

  /** Bodies are limited before they are read; only their depth is limited here. */
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(200)
          .maxNumberLength(Integer.MAX_VALUE)
          .maxNameLength(Integer.MAX_VALUE)
          .build();

  private final JsonFactory json =
      JsonFactory.builder()
          .streamReadConstraints(CONSTRAINTS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .recyclerPool(JsonRecyclerPools.threadLocalPool()) // event loops: few threads, which stay
          .build();

  @Override
  public Reading read(byte[] body) {
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
      return new EnvelopeReader(parser).read();
    } catch (JacksonException e) {
      return new Unrecognised(null, null, Why.NOT_JSON);
    } catch (RuntimeException e) {
      // A fault of ours must not lose a genuine delivery; without the message, which may hold text.
      log.error("A body was set aside: reading it failed with {}", e.getClass().getName());
      return new Unrecognised(null, null, Why.UNPROJECTABLE);
    }
  }
}
