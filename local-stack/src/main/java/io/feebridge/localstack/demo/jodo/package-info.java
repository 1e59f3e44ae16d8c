/** Plays Jodo as far as the demo needs: signs a body and posts it. */
@NullMarked
package io.feebridge.localstack.demo.jodo;

import org.jspecify.annotations.NullMarked;
