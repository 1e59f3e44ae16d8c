package io.feebridge.simulator.event;

/**
 * Writes events the way Jodo does. Called on the world's thread: must be quick and must not wait.
 */
public interface EventBodies {

  /** The UTF-8 JSON body of a delivery; the same bytes for the same event, always. */
  byte[] bytesOf(WorldEvent event);
}
