package io.feebridge.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

/** The sums of a truth, each reached in several ways. */
public final class Equations {

  private Equations() {}

  /** What must hold of any truth. */
  public static void assertHold(Truth truth) {
    long collected = 0;
    long settled = 0;
    for (Truth.OfPayment p : truth.payments()) {
      long ofLines = p.lines().stream().mapToLong(l -> l.collected().paise()).sum();
      long arrived = p.lines().stream().mapToLong(l -> l.settled().paise()).sum();
      assertThat(p.collected().paise()).isEqualTo(ofLines);
      assertThat(p.settled().paise()).isEqualTo(arrived).isNotNegative();
      assertThat(p.collected().paise())
          .isLessThanOrEqualTo(p.state().equals("bounced") ? 0 : ofLines);
      if (!p.state().equals("bounced")) {
        assertThat(arrived).isLessThanOrEqualTo(ofLines);
      }
      p.lines()
          .forEach(
              l ->
                  assertThat(l.settlements().stream().mapToLong(s -> s.amount().paise()).sum())
                      .isEqualTo(l.settled().paise()));
      collected += p.family().equals("emi") ? 0 : ofLines;
      settled += arrived;
    }
    assertThat(truth.totals().collected().paise()).isEqualTo(collected);
    assertThat(truth.totals().settled().paise()).isEqualTo(settled);
    assertThat(truth.utrs().stream().mapToLong(u -> u.amount().paise()).sum()).isEqualTo(settled);
    assertThat(truth.components().stream().mapToLong(c -> c.collected().paise()).sum())
        .isEqualTo(collected);
    assertThat(truth.components().stream().mapToLong(c -> c.settled().paise()).sum())
        .isEqualTo(settled);
    assertThat(truth.students().stream().mapToLong(s -> s.collected().paise()).sum())
        .isLessThanOrEqualTo(collected);
  }
}
