package io.feebridge.simulator.body.jodo;

import io.feebridge.simulator.event.WorldEvent;
import java.util.List;

/** The form of one event: order of the envelope's keys, and the parts of its payload. */
record Shape(List<EnvelopeKey> envelope, List<Part> payload) {

  /** One member of a payload. */
  @FunctionalInterface
  interface Part {
    void write(BodyWriter out, Facts facts);
  }

  /** A key of the envelope. */
  enum EnvelopeKey {
    EVENT_ID {
      @Override
      void write(BodyWriter out, WorldEvent event) {
        out.text("event_id", event.id());
      }
    },
    EVENT {
      @Override
      void write(BodyWriter out, WorldEvent event) {
        out.text("event", event.code().code());
      }
    },
    TIMESTAMP {
      @Override
      void write(BodyWriter out, WorldEvent event) {
        out.number("timestamp", event.at().getEpochSecond());
      }
    },
    VERSION {
      @Override
      void write(BodyWriter out, WorldEvent event) {
        out.text("version", "1.0");
      }
    };

    abstract void write(BodyWriter out, WorldEvent event);
  }

  /** The members of the body, payload last as in every sample. */
  void write(BodyWriter out, WorldEvent event) {
    Facts facts = new Facts(event.subject());
    for (EnvelopeKey key : out.drift().order(envelope)) {
      key.write(out, event);
    }
    out.object(
        "payload",
        () -> {
          for (Part part : out.drift().order(payload)) {
            part.write(out, facts);
          }
          if (out.drift().strays(4)) {
            out.text("beta_reference", "undocumented members may come and go");
          }
        });
  }
}
