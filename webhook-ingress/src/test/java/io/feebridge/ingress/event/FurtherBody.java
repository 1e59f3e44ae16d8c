package io.feebridge.ingress.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.feebridge.ingress.publishing.BodyHash;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A body and what must arrive of it, as {@code further/bodies.json} and {@code further/values.json}
 * have them.
 *
 * @param says what is unusual about it
 * @param path event code of the URL; null for none
 * @param topic the word between {@code jodo.} and {@code .v1}
 * @param key null for {@code sha256:} and the hash of the body
 * @param values everything that the record holds outside its evidence, by path
 * @param unread reason, pointer and, when one is repeated, text of each note
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FurtherBody(
    String says,
    byte[] bytes,
    @Nullable String path,
    String topic,
    @Nullable String key,
    Map<String, String> values,
    List<String> unread) {

  private static final Path FOLDER = Path.of("src/test/resources/further");

  private static final String ENVELOPE =
      "{'event_id':'e1','event':'%s','timestamp':1692011900,'version':'1.0','payload':{%s}}";

  private static final Map<String, String> ENVELOPE_VALUES =
      Map.of("event_id", "e1", "version", "1.0", "occurred_at", "2023-08-14T11:18:20Z");

  /** A text that is too long to be written down: {@code <x*100000>}. */
  private static final Pattern REPEATED = Pattern.compile("<(.+?)\\*(\\d+)>");

  /** All of {@code bodies.json}. */
  public static List<FurtherBody> unusual() {
    return json("bodies.json").values().stream().map(FurtherBody::of).toList();
  }

  /** All of {@code values.json}. */
  public static Stream<FurtherBody> everyFormOfEveryValue() {
    return json("values.json").values().stream().flatMap(FurtherBody::everywhere);
  }

  /** The key that its record has. */
  public String arrivesUnder() {
    return key == null ? "sha256:" + BodyHash.of(bytes) : key;
  }

  /** One entry of {@code bodies.json}: a payload in the usual envelope, or a whole body. */
  private static FurtherBody of(JsonNode entry) {
    boolean whole = entry.has("body");
    String event = entry.path("event").asString("");
    String text =
        whole
            ? entry.get("body").asString()
            : ENVELOPE.formatted(event, entry.path("payload").asString(""));
    Map<String, String> values = new TreeMap<>(texts(entry.path("values")));
    if (!whole) {
      values.putAll(ENVELOPE_VALUES);
      values.put("event", event);
    }
    String key = expanded(entry.path("key").asString("e1"));
    return new FurtherBody(
        entry.get("says").asString(),
        quoted(text).getBytes(entry.path("latin1").asBoolean(false) ? ISO_8859_1 : UTF_8),
        entry.has("path") ? entry.get("path").asString() : null,
        entry.get("topic").asString(),
        key.equals("sha256") ? null : key,
        values,
        entry.path("unread").values().stream().map(n -> expanded(n.asString())).toList());
  }

  /** Every form of a kind of value in every place that has such a value. */
  private static Stream<FurtherBody> everywhere(JsonNode kind) {
    return kind.get("places").values().stream()
        .flatMap(
            place -> kind.get("forms").values().stream().map(form -> inPlace(kind, place, form)));
  }

  private static FurtherBody inPlace(JsonNode kind, JsonNode place, JsonNode form) {
    String written = form.get("json").asString();
    String event = place.get("event").asString();
    boolean whole = place.has("body");
    String text =
        whole
            ? place.get("body").asString()
            : ENVELOPE.formatted(event, place.get("payload").asString());
    Map<String, String> values = new TreeMap<>(texts(place.path("beside")));
    values.put("event", event);
    if (!whole) {
      values.putAll(ENVELOPE_VALUES);
    }
    if (form.has("is")) {
      values.put(place.get("path").asString(), expanded(form.get("is").asString()));
    }
    List<String> unread =
        form.has("unread")
            ? List.of(note(form.get("unread").asString(), place.get("pointer").asString()))
            : List.of();
    return new FurtherBody(
        kind.get("kind").asString() + " " + written + " at " + place.get("pointer").asString(),
        quoted(text.replace("?", written)).getBytes(UTF_8),
        null,
        place.get("topic").asString(),
        "e1",
        values,
        unread);
  }

  /** From a reason and a text the note at that pointer. */
  private static String note(String reasonAndText, String pointer) {
    int space = reasonAndText.indexOf(' ');
    return space < 0
        ? reasonAndText + ' ' + pointer
        : expanded(
            reasonAndText.substring(0, space) + ' ' + pointer + reasonAndText.substring(space));
  }

  private static Map<String, String> texts(JsonNode object) {
    if (!object.isObject()) {
      return Collections.emptyMap();
    }
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(e -> texts.put(e.getKey(), expanded(e.getValue().asString())));
    return texts;
  }

  private static JsonNode json(String file) {
    return JsonMapper.shared().readTree(FOLDER.resolve(file));
  }

  /** JSON is written with single quotes there. */
  private static String quoted(String written) {
    return expanded(written.replace('\'', '"'));
  }

  private static String expanded(String written) {
    return REPEATED
        .matcher(written)
        .replaceAll(m -> Matcher.quoteReplacement(m.group(1).repeat(Integer.parseInt(m.group(2)))));
  }
}
