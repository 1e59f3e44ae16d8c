package io.feebridge.localstack.port;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides the ports of a stack: an option wins over the environment, that over the usual number.
 */
public final class PortChoice {

  private static final int HIGHEST = 65_535;
  private static final Pattern OPTION = Pattern.compile("--([a-z0-9-]+)-port(?:=(.*))?");

  private final List<PortName> names;
  private final Map<String, Integer> options;
  private final Map<String, String> environment;

  /** For these ports, by options as name and number, and by the environment. */
  public PortChoice(
      List<PortName> names, Map<String, Integer> options, Map<String, String> environment) {
    this.names = List.copyOf(names);
    this.options = Map.copyOf(options);
    this.environment = environment;
  }

  /**
   * The arguments with every {@code --ingress-port 18081} or {@code --ingress-port=18081} written
   * as {@code --port ingress=18081}: services are data, so their options cannot be declared.
   */
  public static String[] spelledOut(String... arguments) {
    List<String> spelled = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      Matcher option = OPTION.matcher(arguments[i]);
      if (!option.matches()) {
        spelled.add(arguments[i]);
        continue;
      }
      String number = option.group(2);
      if (number == null) {
        i++;
        number = i < arguments.length ? arguments[i] : "";
      }
      spelled.add("--port");
      spelled.add(option.group(1) + "=" + number);
    }
    return spelled.toArray(String[]::new);
  }

  /**
   * The ports people asked for.
   *
   * @throws IllegalArgumentException when a name or a number cannot be meant
   */
  public Ports asked() {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    names.forEach(name -> numbers.put(name.word(), fromEnvironment(name)));
    options.forEach(
        (word, number) -> {
          if (numbers.replace(word, number) == null) {
            throw new IllegalArgumentException(
                "no port is called " + word + "; there are " + numbers.keySet());
          }
        });
    numbers.forEach(
        (word, number) -> {
          if (number < 1 || number > HIGHEST) {
            throw new IllegalArgumentException(number + " is no port, given for " + word);
          }
        });
    return new Ports(numbers);
  }

  /** Any free ports, but those that options name. */
  public Ports random() throws IOException {
    Map<String, Integer> numbers = new LinkedHashMap<>(Ports.random(names).numbers());
    options.forEach(numbers::replace);
    return new Ports(numbers);
  }

  private int fromEnvironment(PortName name) {
    String value = environment.getOrDefault(name.variable(), "");
    try {
      return value.isBlank() ? name.usual() : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name.variable() + " is no port number: " + value, e);
    }
  }
}
