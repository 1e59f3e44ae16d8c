package io.feebridge.simulator.running;

import io.feebridge.simulator.world.World;
import java.util.List;
import java.util.Optional;

/** Stories that the world can play by itself. */
public interface Scenarios {

  /**
   * A story.
   *
   * @param says one sentence
   */
  record Story(String name, String says) {}

  List<Story> all();

  /**
   * Enters what the story tells into the world's agenda, from the present instant on. Empty when
   * there is no such story.
   */
  Optional<Story> begin(String name, World world);
}
