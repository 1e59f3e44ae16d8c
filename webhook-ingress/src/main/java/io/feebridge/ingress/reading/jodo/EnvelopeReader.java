package io.feebridge.ingress.reading.jodo;

import io.feebridge.ingress.reading.JodoEvents;
import io.feebridge.ingress.reading.PaymentReport;
import io.feebridge.ingress.reading.Reading;
import io.feebridge.ingress.reading.Unrecognised;
import io.feebridge.ingress.reading.Unrecognised.Why;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the envelope, which is the same for all events, and the payload on the way. */
final class EnvelopeReader {

  private final Fields fields;
  private final JsonParser parser;

  private @Nullable String eventId;
  private @Nullable String event;
  private @Nullable String version;
  private @Nullable Instant occurredAt;
  private @Nullable PayloadReader payload;

  EnvelopeReader(JsonParser parser) {
    this.parser = parser;
    fields = new Fields(parser);
  }

  Reading read() {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return new Unrecognised(null, null, Why.NOT_JSON);
    }
    if (first != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return unlessMoreFollows(new Unrecognised(null, null, Why.NOT_AN_ENVELOPE));
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      field(name);
    }
    return unlessMoreFollows(reading());
  }

  private void field(String name) {
    switch (name) {
      case "event_id" -> eventId = fields.text();
      case "event" -> event = fields.text();
      case "version" -> version = fields.text();
      case "timestamp" -> occurredAt = fields.epoch();
      case "payload" -> payload = payload();
      default -> parser.skipChildren();
    }
  }

  private @Nullable PayloadReader payload() {
    if (!fields.isObject()) {
      return null;
    }
    PayloadReader reader = new PayloadReader(parser, fields);
    reader.read();
    return reader;
  }

  private Reading reading() {
    if (event == null) {
      return new Unrecognised(eventId, null, Why.NOT_AN_ENVELOPE);
    }
    Why obstacle = JodoEvents.obstacle(event);
    if (obstacle != null) {
      return new Unrecognised(eventId, event, obstacle);
    }
    if (payload == null) {
      return new Unrecognised(eventId, event, Why.UNPROJECTABLE);
    }
    return new PaymentReport(
        eventId, event, version, occurredAt, payload.student(), payload.payment(), fields.unread());
  }

  private Reading unlessMoreFollows(Reading reading) {
    return parser.nextToken() == null ? reading : new Unrecognised(null, null, Why.NOT_JSON);
  }
}
