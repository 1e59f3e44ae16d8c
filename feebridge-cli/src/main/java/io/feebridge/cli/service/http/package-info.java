/** The services' HTTP APIs. */
@NullMarked
package io.feebridge.cli.service.http;

import org.jspecify.annotations.NullMarked;
