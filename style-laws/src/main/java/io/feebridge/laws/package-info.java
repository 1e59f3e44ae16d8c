/**
 * The style guide as a test: {@link io.feebridge.laws.StyleLaws} holds the laws, each module's
 * ArchitectureTest runs them.
 */
@NullMarked
package io.feebridge.laws;

import org.jspecify.annotations.NullMarked;
