package io.feebridge.laws.lawful.booking;

import java.util.UUID;

class SystemIds {
  UUID next() {
    return UUID.randomUUID();
  }
}
