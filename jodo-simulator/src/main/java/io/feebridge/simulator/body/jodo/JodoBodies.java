package io.feebridge.simulator.body.jodo;

import io.feebridge.simulator.event.EventBodies;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.event.WorldEvent;
import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes bodies straight to bytes, without a tree. Safe for use by many threads. */
public final class JodoBodies implements EventBodies {

  private static final int USUAL_LENGTH = 1024;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private static final Map<EventCode, Shape> SHAPES = shapes();

  private final long seed;

  /**
   * Bodies of all events.
   *
   * @param seed decides, with the event's id, the forms of {@link #driftedBytesOf}
   */
  public JodoBodies(long seed) {
    this.seed = seed;
  }

  /** Each event in the form of its own page. */
  @Override
  public byte[] bytesOf(WorldEvent event) {
    return bytes(event, Drift.none());
  }

  /**
   * Each event in any of the forms that Jodo's pages use somewhere for the same thing: types of ids
   * and amounts, keys of lines, notes, grades, spellings, order of keys, members that are unknown,
   * null or missing. Values and the event's code stay the same.
   */
  @Override
  public byte[] driftedBytesOf(WorldEvent event) {
    return bytes(event, Drift.of(seed, event.id()));
  }

  private static byte[] bytes(WorldEvent event, Drift drift) {
    Shape shape = SHAPES.get(event.code());
    if (shape == null) {
      throw new IllegalArgumentException("no shape for " + event.code());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_LENGTH);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      shape.write(new BodyWriter(json, drift), event);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static Map<EventCode, Shape> shapes() {
    Map<EventCode, Shape> shapes = new EnumMap<>(EventCode.class);
    for (EventCode code : EventCode.values()) {
      shapes.put(code, Shapes.of(code));
    }
    return shapes;
  }
}
