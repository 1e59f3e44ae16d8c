/** A person with a browser in front of the simulated Jodo, and what then arrives in the books. */
@NullMarked
package io.feebridge.systemtests.browser;

import org.jspecify.annotations.NullMarked;
