package io.feebridge.simulator.running;

import io.feebridge.simulator.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Stories that the world can play by itself. */
public interface Scenarios {

  /**
   * A story.
   *
   * @param says one sentence
   */
  record Story(String name, String says) {}

  /**
   * A story under way. For the world's thread.
   *
   * @param steps how many things it does
   * @param done how many it has done by now
   */
  record Told(Story story, Instant began, IntSupplier steps, IntSupplier done) {

    public StoryView view() {
      return new StoryView(story.name(), story.says(), began, steps.getAsInt(), done.getAsInt());
    }
  }

  /** A story under way, as it was at one moment. */
  record StoryView(String name, String says, Instant began, int steps, int done) {}

  List<Story> all();

  /**
   * Enters what the story tells into the world's agenda, from the present instant on. Empty when
   * there is no such story.
   */
  Optional<Told> begin(String name, World world);
}
