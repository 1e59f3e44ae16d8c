package io.feebridge.simulator;

import io.feebridge.simulator.event.EventBodies;
import io.feebridge.simulator.notation.Notation;
import io.feebridge.simulator.notation.Notation.Unreadable;
import io.feebridge.simulator.notation.json.JsonNotation;
import io.feebridge.simulator.pull.PullCalls;
import io.feebridge.simulator.running.Journal;
import io.feebridge.simulator.running.Scenarios;
import io.feebridge.simulator.running.Simulator;
import io.feebridge.simulator.running.json.JsonJournal;
import io.feebridge.simulator.running.json.JsonJournal.Unusable;
import io.feebridge.simulator.scenario.Script;
import io.feebridge.simulator.scenario.json.YamlFiles;
import io.feebridge.simulator.webhook.sending.Post;
import io.feebridge.simulator.webhook.sending.Signer;
import io.feebridge.simulator.world.World;
import io.feebridge.simulator.world.ground.WorldSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Puts the simulator together from its options. */
@Configuration(proxyBeanMethods = false)
class SimulatorWiring {

  @Bean
  YamlFiles yamlFiles() {
    return new YamlFiles(JsonNotation.configure(YAMLMapper.builder()).build());
  }

  @Bean
  Beginning beginning(SimulatorOptions options, YamlFiles files) throws Unreadable {
    return Beginning.of(options, files);
  }

  @Bean
  WorldSettings worldSettings(Beginning beginning) {
    return beginning.settings();
  }

  @Bean
  Scenarios scenarios(Beginning beginning) {
    return beginning.scenarios();
  }

  @Bean
  Journal journal(SimulatorOptions options, WorldSettings settings, Notation notation)
      throws Unusable {
    Path state = options.state();
    return state == null
        ? Journal.none()
        : JsonJournal.open(state, notation.write(settings), notation);
  }

  @Bean
  Simulator simulator(
      Beginning beginning,
      EventBodies bodies,
      Signer signer,
      Post post,
      PullCalls pullCalls,
      Journal journal) {
    Simulator simulator =
        new Simulator(
            () -> new World(beginning.settings(), bodies, signer),
            post,
            pullCalls,
            journal,
            beginning.scenarios(),
            System::nanoTime,
            beginning.speed());
    simulator.start();
    if (journal.past().isEmpty()) {
      List<CompletableFuture<?>> begun = new ArrayList<>();
      beginning.firstCommands().forEach(command -> begun.add(simulator.execute(command)));
      Script script = beginning.script();
      if (script != null) {
        begun.add(simulator.begin(script.name()));
      }
      CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new)).join();
    }
    return simulator;
  }
}
