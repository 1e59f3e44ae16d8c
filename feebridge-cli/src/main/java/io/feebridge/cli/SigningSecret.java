package io.feebridge.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the collector's signing secret is. Never the secret itself: others see a command line. */
final class SigningSecret {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @ArgGroup(multiplicity = "1")
  private Place place = new Place();

  /** Exactly one of the two. */
  static final class Place {
    @Option(
        names = "--secret-env",
        paramLabel = "NAME",
        description = "The variable that holds the collector's signing secret.")
    private @Nullable String variable;

    @Option(
        names = "--secret-file",
        paramLabel = "PATH",
        description = "The file that holds it; a line break at its end does not count.")
    private @Nullable Path file;
  }

  byte[] read(Console console) {
    String secret = place.file == null ? variable(console) : file(place.file);
    if (secret.isEmpty()) {
      throw misused("the signing secret is empty");
    }
    return secret.getBytes(StandardCharsets.UTF_8);
  }

  private String variable(Console console) {
    String name = place.variable;
    String value = name == null ? null : console.environment(name);
    if (value == null) {
      throw misused("there is no variable " + name);
    }
    return value;
  }

  private String file(Path path) {
    try {
      return Files.readString(path).replaceFirst("\\R\\z", "");
    } catch (IOException e) {
      throw misused("the secret file cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private ParameterException misused(String words) {
    if (command == null) {
      throw new IllegalStateException("used without a command");
    }
    return new ParameterException(command.commandLine(), words);
  }
}
