/** Text for terminals: columns, and nothing that a terminal would obey. */
@NullMarked
package io.feebridge.cli.text;

import org.jspecify.annotations.NullMarked;
