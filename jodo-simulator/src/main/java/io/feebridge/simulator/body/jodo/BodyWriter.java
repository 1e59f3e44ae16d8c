package io.feebridge.simulator.body.jodo;

import io.feebridge.simulator.money.Line;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.student.Note;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Values as Jodo writes them: times in UTC with Z and whole seconds, dates as YYYY-MM-DD. */
final class BodyWriter {

  private final JsonGenerator json;
  private final Drift drift;

  BodyWriter(JsonGenerator json, Drift drift) {
    this.json = json;
    this.drift = drift;
  }

  Drift drift() {
    return drift;
  }

  void object(String name, Runnable members) {
    json.writeName(name);
    json.writeStartObject();
    members.run();
    json.writeEndObject();
  }

  /** A text, or null. */
  void text(String name, @Nullable String value) {
    json.writeName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value);
    }
  }

  /** A text, or nothing at all. */
  void textIfGiven(String name, @Nullable String value) {
    if (value != null) {
      text(name, value);
    }
  }

  void number(String name, long value) {
    json.writeName(name);
    json.writeNumber(value);
  }

  void numberIfGiven(String name, @Nullable Integer value) {
    if (value != null) {
      number(name, value);
    }
  }

  void flag(String name, boolean value) {
    json.writeName(name);
    json.writeBoolean(value);
  }

  void flagIfGiven(String name, @Nullable Boolean value) {
    if (value != null) {
      flag(name, value);
    }
  }

  void time(String name, @Nullable Instant value) {
    text(name, value == null ? null : value.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  void date(String name, @Nullable LocalDate value) {
    text(name, value == null ? null : value.toString());
  }

  void id(String name, IdForm form, String prefix, String digits) {
    json.writeName(name);
    form.drifted(drift).write(json, prefix, digits);
  }

  void amount(String name, AmountForm form, Money amount) {
    json.writeName(name);
    form.drifted(drift).write(json, amount);
  }

  /** A status word; of "cancelled" both spellings have been seen, in codes if not in words. */
  void status(String value) {
    boolean other = value.equals("cancelled") && drift.strays(3);
    text("status", other ? "canceled" : value);
  }

  /** An array of key and value; strayed, it is null or missing. */
  void notes(List<Note> notes) {
    if (drift.strays(3)) {
      if (drift.among(2) == 1) {
        text("notes", null);
      }
      return;
    }
    json.writeName("notes");
    json.writeStartArray();
    for (Note note : notes) {
      json.writeStartObject();
      text("key", note.key());
      text("value", note.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Free text; strayed, it is an array of key and value as elsewhere, or missing. */
  void freeNotes(@Nullable String notes) {
    if (drift.strays(3)) {
      if (notes != null && drift.among(2) == 1) {
        notes(List.of(new Note("notes", notes)));
      }
      return;
    }
    text("notes", notes);
  }

  /** {@code details}: one object for each fee component. */
  void lines(LineForm form, List<Line> lines) {
    json.writeName("details");
    json.writeStartArray();
    for (Line line : lines) {
      json.writeStartObject();
      form.write(this, line);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** An array of objects. */
  <T> void array(String name, List<T> items, Consumer<T> members) {
    json.writeName(name);
    json.writeStartArray();
    for (T item : items) {
      json.writeStartObject();
      members.accept(item);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
