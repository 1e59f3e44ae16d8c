package io.feebridge.laws.unlawful.first;

import io.feebridge.laws.unlawful.second.Second;

/** One half of a cycle. */
public record First(Second second) {}
