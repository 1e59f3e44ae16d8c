package io.feebridge.simulator.scenario;

import io.feebridge.simulator.running.Scenarios;
import io.feebridge.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scripts that are known, by name. */
public final class ScriptedScenarios implements Scenarios {

  private final Map<String, Script> scripts = new LinkedHashMap<>();

  public ScriptedScenarios(List<Script> all) {
    all.forEach(script -> scripts.put(script.name(), script));
  }

  public Optional<Script> find(String name) {
    return Optional.ofNullable(scripts.get(name));
  }

  @Override
  public List<Story> all() {
    return scripts.values().stream().map(s -> new Story(s.name(), s.says())).toList();
  }

  @Override
  public Optional<Told> begin(String name, World world) {
    return find(name).map(script -> Playing.play(script, world));
  }
}
