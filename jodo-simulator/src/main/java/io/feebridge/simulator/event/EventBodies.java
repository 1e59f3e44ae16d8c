package io.feebridge.simulator.event;

/**
 * Writes events the way Jodo does. Called on the world's thread: must be quick and must not wait.
 */
public interface EventBodies {

  /** The UTF-8 JSON body of a delivery; the same bytes for the same event, always. */
  byte[] bytesOf(WorldEvent event);

  /**
   * The same event, with the same values, in other forms that Jodo's documentation gives them; the
   * same bytes for the same event, always.
   */
  default byte[] driftedBytesOf(WorldEvent event) {
    return bytesOf(event);
  }
}
