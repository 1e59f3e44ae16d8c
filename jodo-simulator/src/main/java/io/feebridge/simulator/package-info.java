/**
 * Plays Jodo for anybody's tests: honest by default, nasty on request, the same again from the same
 * seed.
 *
 * <p>{@link io.feebridge.simulator.JodoSimulator} reads the options and starts it. The {@link
 * io.feebridge.simulator.world.World} is one deterministic state machine; {@link
 * io.feebridge.simulator.running.Simulator} lets it live on one thread. Everything that is asked of
 * it is a {@link io.feebridge.simulator.command.Command}, everything that will happen an entry of
 * its {@link io.feebridge.simulator.clock.Agenda}. What happened is reported by {@link
 * io.feebridge.simulator.webhook.sending.Delivering}, with the {@link
 * io.feebridge.simulator.mischief.Mischief} that was asked for.
 */
@NullMarked
package io.feebridge.simulator;

import org.jspecify.annotations.NullMarked;
