package io.feebridge.cli;

import io.feebridge.cli.service.http.ServiceApi;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whom to ask, and as whom. A password is never part of the command line, where others see it. */
final class Connection {

  static final String PASSWORD_VARIABLE = "FEEBRIDGE_PASSWORD";
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "The service. Default: FEEBRIDGE_URL, else http://localhost:8082, the ledger; of spool,"
              + " collectors, rejections and reproject FEEBRIDGE_INGRESS_URL, else"
              + " http://localhost:8071, the ingress's operator port.")
  private @Nullable URI url;

  @Option(names = "--user", paramLabel = "NAME", description = "Login. Default: FEEBRIDGE_USER.")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "Its first line is the password. Default: the variable FEEBRIDGE_PASSWORD, else you are"
              + " asked.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--allow-http",
      description = "Sends the password unencrypted to another machine.")
  private boolean allowHttp;

  @Option(names = "--json", description = "Prints the service's answer as JSON.")
  private boolean json;

  boolean json() {
    return json;
  }

  /** The ledger, as this user. */
  ServiceApi open(Console console) {
    return open(console, "FEEBRIDGE_URL", "http://localhost:8082");
  }

  /** The ingress by its operator port, as this user. */
  ServiceApi openIngress(Console console) {
    return open(console, "FEEBRIDGE_INGRESS_URL", "http://localhost:8071");
  }

  private ServiceApi open(Console console, String variable, String otherwise) {
    URI address = address(console, variable, otherwise);
    String name = user != null ? user : console.environment("FEEBRIDGE_USER");
    if (name == null || name.isBlank() || name.indexOf(':') >= 0) {
      throw misused("say who you are: --user NAME, or FEEBRIDGE_USER");
    }
    return new ServiceApi(address, name, password(console, name));
  }

  private URI address(Console console, String variable, String otherwise) {
    URI address = url;
    if (address == null) {
      String given = console.environment(variable);
      try {
        address = URI.create(given == null ? otherwise : given);
      } catch (IllegalArgumentException e) {
        throw misused(variable + " is no address");
      }
    }
    String host = address.getHost();
    if (host == null
        || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
      throw misused("an address reads like https://ledger.example:8082");
    }
    if (address.getScheme().equals("http") && !allowHttp && !THIS_MACHINE.contains(host)) {
      throw misused("the password would travel unencrypted: use https, or --allow-http");
    }
    return address;
  }

  private String password(Console console, String name) {
    if (passwordFile != null) {
      return firstLine(passwordFile);
    }
    String given = console.environment(PASSWORD_VARIABLE);
    if (given != null) {
      return given;
    }
    char[] typed = console.password("Password of " + name + ": ");
    if (typed == null) {
      throw misused("no password: set " + PASSWORD_VARIABLE + ", or give --password-file");
    }
    return new String(typed);
  }

  private String firstLine(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().orElseThrow(() -> misused("the password file is empty"));
    } catch (IOException e) {
      throw misused("the password file cannot be read: " + e.getClass().getSimpleName());
    }
  }

  ParameterException misused(String words) {
    if (command == null) {
      throw new IllegalStateException("used without a command");
    }
    return new ParameterException(command.commandLine(), words);
  }
}
