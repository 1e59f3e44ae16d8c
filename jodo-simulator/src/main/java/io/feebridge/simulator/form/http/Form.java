package io.feebridge.simulator.form.http;

import io.feebridge.simulator.command.Outcome.Field;
import io.feebridge.simulator.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A JSON object that is read member by member. What is missing or wrong is noted with its key and
 * stands in for itself, so that reading goes on and one answer tells all: nothing read may be used
 * before {@link #problems} is empty.
 *
 * <p>Numbers are taken from texts and texts from numbers, because Jodo's own samples send either.
 */
public final class Form {

  private static final String MISSING = "field required";

  /** So that no sum of a request's lines is too large for a whole number of paise. */
  private static final int MOST_DIGITS = 12;

  private final JsonNode object;
  private final String path;
  private final List<Field> problems;

  private Form(JsonNode object, String path, List<Field> problems) {
    this.object = object;
    this.path = path;
    this.problems = problems;
  }

  /** The body of a request; anything but an object is a problem. */
  public static Form of(@Nullable JsonNode body) {
    List<Field> problems = new ArrayList<>();
    if (body == null || !body.isObject()) {
      problems.add(new Field("body", "value is not a valid dict"));
      return new Form(JsonNodeFactory.instance.objectNode(), "", problems);
    }
    return new Form(body, "", problems);
  }

  /** Whether a text is one email address. */
  public static boolean isEmail(String text) {
    return Values.EMAIL.matcher(text).matches();
  }

  /** All that was wrong so far, here and in the forms within. */
  public List<Field> problems() {
    return List.copyOf(problems);
  }

  /** Notes a problem of this form's member. */
  public void wrong(String name, String message) {
    problems.add(new Field(path + name, message));
  }

  /** A text of at least one character. */
  public String text(String name) {
    return required(name, Values::text, "");
  }

  /** A text; null when it is missing, null or empty. */
  public @Nullable String textIfGiven(String name) {
    return ifGiven(name, Values::text);
  }

  /** An email address. */
  public String email(String name) {
    return required(name, Values::email, "");
  }

  /** An email address; null when it is missing or null. */
  public @Nullable String emailIfGiven(String name) {
    return ifGiven(name, Values::email);
  }

  /** A phone number of ten digits. */
  public String phone(String name) {
    return required(name, Values::phone, "");
  }

  /** A phone number of ten digits; null when it is missing or null. */
  public @Nullable String phoneIfGiven(String name) {
    return ifGiven(name, Values::phone);
  }

  /** A calendar year, number or text. */
  public int year(String name) {
    return required(name, Values::year, 0);
  }

  /** A calendar year, number or text; null when it is missing or null. */
  public @Nullable Integer yearIfGiven(String name) {
    return ifGiven(name, Values::year);
  }

  /** True or false. */
  public boolean flag(String name) {
    return required(name, Values::flag, false);
  }

  /** True or false; null when it is missing or null. */
  public @Nullable Boolean flagIfGiven(String name) {
    return ifGiven(name, Values::flag);
  }

  /** A day as YYYY-MM-DD. */
  public LocalDate date(String name) {
    return required(name, Values::date, LocalDate.EPOCH);
  }

  /** A day as YYYY-MM-DD; null when it is missing or null. */
  public @Nullable LocalDate dateIfGiven(String name) {
    return ifGiven(name, Values::date);
  }

  /** An instant in ISO 8601; without a zone it is read as UTC. */
  public Instant time(String name) {
    return required(name, Values::time, Instant.EPOCH);
  }

  /** An instant in ISO 8601; null when it is missing or null. */
  public @Nullable Instant timeIfGiven(String name) {
    return ifGiven(name, Values::time);
  }

  /** An absolute http or https URL. */
  public String url(String name) {
    return required(name, Values::url, "");
  }

  /** An absolute http or https URL; null when it is missing or null. */
  public @Nullable String urlIfGiven(String name) {
    return ifGiven(name, Values::url);
  }

  /** Rupees of zero or more, number or text, with at most two decimals. */
  public Money amount(String name) {
    BigDecimal rupees = required(name, Values::rupees, BigDecimal.ZERO);
    if (rupees.signum() < 0) {
      wrong(name, "ensure this value is greater than or equal to 0");
    } else if (rupees.stripTrailingZeros().scale() > 2) {
      wrong(name, "ensure that there are no more than 2 decimal places");
    } else if ((long) rupees.precision() - rupees.scale() > MOST_DIGITS) {
      wrong(
          name,
          "ensure that there are no more than " + MOST_DIGITS + " digits before the decimal point");
    } else {
      return Money.rupees(rupees.stripTrailingZeros());
    }
    return Money.ZERO;
  }

  /** Rupees of more than zero. */
  public Money positiveAmount(String name) {
    int before = problems.size();
    Money amount = amount(name);
    if (problems.size() == before && !amount.isPositive()) {
      wrong(name, "ensure this value is greater than 0");
    }
    return amount;
  }

  /** An object. */
  public Form object(String name) {
    JsonNode value = object.path(name);
    if (!value.isObject()) {
      wrong(name, isAbsent(value) ? MISSING : "value is not a valid dict");
      // what stands within cannot be wrong as well
      return new Form(JsonNodeFactory.instance.objectNode(), path + name + ".", new ArrayList<>());
    }
    return new Form(value, path + name + ".", problems);
  }

  /** Whether a member is there and not null. */
  public boolean has(String name) {
    return !isAbsent(object.path(name));
  }

  /** One or more objects. */
  public <T> List<T> list(String name, Function<Form, T> item) {
    if (!has(name)) {
      wrong(name, MISSING);
      return List.of();
    }
    List<T> items = listIfGiven(name, item);
    if (object.path(name).isArray() && object.path(name).isEmpty()) {
      wrong(name, "ensure this value has at least 1 items");
    }
    return items;
  }

  /** Objects; none when it is missing or null. */
  public <T> List<T> listIfGiven(String name, Function<Form, T> item) {
    JsonNode value = object.path(name);
    if (isAbsent(value)) {
      return List.of();
    }
    if (!value.isArray()) {
      wrong(name, "value is not a valid list");
      return List.of();
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      JsonNode element = value.path(i);
      if (element.isObject()) {
        items.add(item.apply(new Form(element, path + name + "." + i + ".", problems)));
      } else {
        wrong(name + "." + i, "value is not a valid dict");
      }
    }
    return items;
  }

  private <T> T required(String name, Values.Reading<T> reading, T standIn) {
    JsonNode value = object.path(name);
    if (isAbsent(value)) {
      wrong(name, value.isNull() ? "none is not an allowed value" : MISSING);
      return standIn;
    }
    T read = read(name, value, reading);
    return read == null ? standIn : read;
  }

  private <T> @Nullable T ifGiven(String name, Values.Reading<T> reading) {
    JsonNode value = object.path(name);
    boolean empty = value.isString() && value.asString().isEmpty();
    return isAbsent(value) || empty ? null : read(name, value, reading);
  }

  private <T> @Nullable T read(String name, JsonNode value, Values.Reading<T> reading) {
    try {
      return reading.read(value);
    } catch (Values.Unreadable e) {
      wrong(name, e.expectation());
      return null;
    }
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
