package io.feebridge.simulator.notation.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.feebridge.simulator.command.Command;
import io.feebridge.simulator.event.EventCode;
import io.feebridge.simulator.institute.PullEndpoint;
import io.feebridge.simulator.money.Money;
import io.feebridge.simulator.notation.Notation;
import io.feebridge.simulator.webhook.Body;
import io.feebridge.simulator.webhook.Webhook;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Snake-case names, money as {@code "2500.00"}, events by their codes. A command says what it is by
 * {@code do}: the name of its record in kebab case.
 */
@Component
public final class JsonNotation implements Notation {

  private final ObjectMapper mapper = configure(JsonMapper.builder()).build();

  /** Teaches a mapper, of JSON or of YAML, this notation. */
  public static <B extends MapperBuilder<?, B>> B configure(B builder) {
    builder
        .annotationIntrospector(new RecordRules())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        // a record's components are all there is to it; isSettled() is a conclusion
        .changeDefaultVisibility(
            visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
        .addMixIn(Command.class, ByName.class)
        .addMixIn(Money.class, AsRupees.class)
        .addMixIn(Body.class, AsText.class)
        .addMixIn(EventCode.class, AsCode.class)
        .addMixIn(Webhook.class, InWords.class)
        .addMixIn(PullEndpoint.class, WithoutPassword.class);
    commands(Command.class)
        .forEach(type -> builder.registerSubtypes(new NamedType(type, kebab(type))));
    return builder;
  }

  /** The names of all commands. */
  public static List<String> commandNames() {
    return commands(Command.class).map(JsonNotation::kebab).sorted().toList();
  }

  @Override
  public <T> T read(String text, Class<T> type) throws Unreadable {
    try {
      return mapper.readValue(text, type);
    } catch (InvalidTypeIdException e) {
      throw new Unreadable("\"do\" must be one of " + String.join(", ", commandNames()));
    } catch (JacksonException e) {
      throw new Unreadable(e.getOriginalMessage());
    }
  }

  @Override
  public String write(Object value) {
    return mapper.writeValueAsString(value);
  }

  private static Stream<Class<?>> commands(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .flatMap(type -> type.isSealed() ? commands(type) : Stream.of(type));
  }

  private static String kebab(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
  private interface ByName {}

  private interface AsRupees {
    @JsonCreator
    static Money rupees(String written) {
      return Money.rupees(written);
    }

    @Override
    @JsonValue
    String toString();
  }

  private interface AsText {
    @JsonValue
    String text();
  }

  private interface InWords {
    @JsonProperty("failures_in_a_row")
    int failuresInARow();
  }

  /** Read from the institute's file and shown to nobody. */
  private interface WithoutPassword {
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
    String password();
  }

  private interface AsCode {
    @JsonValue
    String code();
  }
}
