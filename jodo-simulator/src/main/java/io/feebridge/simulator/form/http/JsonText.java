package io.feebridge.simulator.form.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON with every digit of its numbers. */
public final class JsonText {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private JsonText() {}

  /**
   * The document; null when it is none, or holds a number no computer holds: Jackson throws {@code
   * NumberFormatException} for {@code 1e9999999999}.
   */
  public static @Nullable JsonNode read(byte[] text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException | NumberFormatException e) {
      return null;
    }
  }
}
