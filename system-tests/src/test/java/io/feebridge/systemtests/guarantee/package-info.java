/** What must be true whatever happens, each as an object that explains a violation. */
@NullMarked
package io.feebridge.systemtests.guarantee;

import org.jspecify.annotations.NullMarked;
