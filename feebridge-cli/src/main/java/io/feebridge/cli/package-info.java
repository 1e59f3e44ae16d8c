/**
 * The operator's command. {@link io.feebridge.cli.Feebridge} reads the line; a command asks a
 * service through {@link io.feebridge.cli.service.http.ServiceApi} as the user of the {@link
 * io.feebridge.cli.Connection}, and tells what it heard through the {@link
 * io.feebridge.cli.Console}. What changes something says beforehand what it would do, and does it
 * with {@code --confirm} and a reason alone.
 */
@NullMarked
package io.feebridge.cli;

import org.jspecify.annotations.NullMarked;
