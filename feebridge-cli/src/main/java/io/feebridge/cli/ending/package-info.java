/** What a script can tell from the end of a command. */
@NullMarked
package io.feebridge.cli.ending;

import org.jspecify.annotations.NullMarked;
