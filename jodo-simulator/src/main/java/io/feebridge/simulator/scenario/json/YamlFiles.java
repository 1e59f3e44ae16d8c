package io.feebridge.simulator.scenario.json;

import io.feebridge.simulator.institute.Institute;
import io.feebridge.simulator.notation.Notation.Unreadable;
import io.feebridge.simulator.scenario.Script;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Reads what people write: scenarios and institutes, as YAML or JSON. */
public final class YamlFiles {

  private final ObjectMapper mapper;

  /**
   * @param mapper of YAML, taught the simulator's notation
   */
  public YamlFiles(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  public Script script(Path file) throws Unreadable {
    return read(file, Script.class);
  }

  public Institute institute(Path file) throws Unreadable {
    return read(file, Institute.class);
  }

  /** One that ships with the simulator. */
  public <T> T shipped(String name, Class<T> type) {
    try (InputStream in = YamlFiles.class.getResourceAsStream("/simulator/" + name)) {
      if (in == null) {
        throw new IllegalStateException("/simulator/" + name + " is missing from the jar");
      }
      return mapper.readValue(in, type);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T read(Path file, Class<T> type) throws Unreadable {
    try {
      return mapper.readValue(Files.readString(file), type);
    } catch (JacksonException e) {
      throw new Unreadable(file + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Unreadable(file + " cannot be read: " + e.getMessage());
    }
  }
}
