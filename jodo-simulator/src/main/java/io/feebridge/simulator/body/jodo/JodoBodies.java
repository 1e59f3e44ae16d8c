package io.feebridge.simulator.body.jodo;

import io.feebridge.simulator.event.EventBodies;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.event.WorldEvent;
import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
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

  private final Function<String, Drift> drifts;

  private JodoBodies(Function<String, Drift> drifts) {
    this.drifts = drifts;
  }

  /** Each event in the form of its own page. */
  public static JodoBodies documented() {
    return new JodoBodies(eventId -> Drift.none());
  }

  /**
   * Each event in any of the forms that Jodo's pages use somewhere for the same thing: types of ids
   * and amounts, keys of lines, notes, grades, spellings, order of keys, members that are unknown,
   * null or missing. Values stay the same. The seed and the event's id decide.
   */
  public static JodoBodies drifting(long seed) {
    return new JodoBodies(eventId -> Drift.of(seed, eventId));
  }

  @Override
  public byte[] bytesOf(WorldEvent event) {
    Shape shape = SHAPES.get(event.code());
    if (shape == null) {
      throw new IllegalArgumentException("no shape for " + event.code());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_LENGTH);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      shape.write(new BodyWriter(json, drifts.apply(event.id())), event);
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
