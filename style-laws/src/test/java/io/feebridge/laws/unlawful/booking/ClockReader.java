package io.feebridge.laws.unlawful.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.UUID;
import java.util.function.Supplier;

class ClockReader {
  static class Now {
    Instant it = Instant.now();
  }

  static class NowReference {
    Supplier<Instant> it = Instant::now;
  }

  static class Today {
    LocalDate it = LocalDate.now(ZoneOffset.UTC);
  }

  static class OldDate {
    Date it = new Date();
  }

  static class Millis {
    long it = System.currentTimeMillis();
  }

  static class Id {
    UUID it = UUID.randomUUID();
  }

  static class Sleeper {
    void it() throws InterruptedException {
      Thread.sleep(1);
    }
  }
}
