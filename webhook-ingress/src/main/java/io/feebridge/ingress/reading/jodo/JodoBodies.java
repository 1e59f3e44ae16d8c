package io.feebridge.ingress.reading.jodo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.feebridge.ingress.reading.Bodies;
import io.feebridge.ingress.reading.Reading;
import io.feebridge.ingress.reading.Unrecognised;
import io.feebridge.ingress.reading.Unrecognised.Why;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads Jodo's bodies in one pass over their tokens.
 *
 * <p>No number is ever evaluated, so its length or exponent costs nothing: digits become an amount
 * only under the limits of {@link io.feebridge.ingress.value.Rupees}. A bare {@code NaN}, which
 * Python writes, is a number that cannot be read.
 *
 * <p>What this pass refuses is looked at once more, slower: a key that stands twice, bytes that are
 * no UTF-8 and bare control characters in a text cost the field they stand in, and not the event.
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

  /** A character that no text may hold, so that the field where it stands is not believed. */
  private static final String DAMAGED = "\0";

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final JsonFactory strict =
      JsonFactory.builder()
          .streamReadConstraints(CONSTRAINTS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private final JsonFactory patient =
      JsonFactory.builder()
          .streamReadConstraints(CONSTRAINTS)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  @Override
  public Reading read(byte[] body) {
    try {
      return firstLook(body);
    } catch (RuntimeException e) {
      // A fault of ours must not lose a genuine delivery; without the message, which may hold text.
      log.error("A body was set aside: reading it failed with {}", e.getClass().getName());
      return new Unrecognised(null, null, Why.UNPROJECTABLE);
    }
  }

  private Reading firstLook(byte[] body) {
    try (JsonParser parser = strict.createParser(ObjectReadContext.empty(), body)) {
      return new EnvelopeReader(parser, Doubled.NONE).read();
    } catch (JacksonException refused) {
      return secondLook(body);
    }
  }

  private Reading secondLook(byte[] body) {
    try {
      char[] text = characters(body);
      Doubled doubled;
      try (JsonParser parser = patient.createParser(ObjectReadContext.empty(), text)) {
        doubled = Doubled.in(parser);
      }
      try (JsonParser parser = patient.createParser(ObjectReadContext.empty(), text)) {
        return new EnvelopeReader(parser, doubled).read();
      }
    } catch (JacksonException | CharacterCodingException e) {
      return new Unrecognised(null, null, Why.NOT_JSON);
    }
  }

  private static char[] characters(byte[] body) throws CharacterCodingException {
    CharBuffer decoded =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith(DAMAGED)
            .decode(ByteBuffer.wrap(body));
    if (decoded.hasRemaining() && decoded.charAt(0) == BYTE_ORDER_MARK) {
      decoded.get();
    }
    char[] text = new char[decoded.remaining()];
    decoded.get(text);
    return text;
  }
}
