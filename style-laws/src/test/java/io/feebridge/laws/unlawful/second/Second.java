package io.feebridge.laws.unlawful.second;

import io.feebridge.laws.unlawful.first.First;

/** The other half. */
public record Second(First first) {}
