package io.feebridge.systemtests.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Which faults happen in which order, and which of them at once: a function of the seed. */
final class FaultSchedule {

  private static final int MOST_AT_ONCE = 3;
  private static final int LONGEST_LULL = 120;

  /**
   * Faults that happen at once.
   *
   * @param faults that share no part
   * @param lull how many deliveries go before them
   */
  record Round(List<Fault> faults, int lull) {

    int hits() {
      return faults.stream().mapToInt(Fault::hits).sum();
    }

    String words() {
      return String.join(" and ", faults.stream().map(Fault::name).toList());
    }
  }

  private final List<Fault> possible;
  private final Random random;

  FaultSchedule(List<Fault> possible, long seed) {
    this.possible = List.copyOf(possible);
    this.random = new Random(seed);
  }

  /** Each possible fault once, in any order, one at a time. */
  List<Round> eachOnce() {
    List<Fault> faults = new ArrayList<>(possible);
    Collections.shuffle(faults, random);
    return faults.stream().map(fault -> new Round(List.of(fault), lull())).toList();
  }

  /** Each possible fault once and then any, up to three at once, until that many hits. */
  List<Round> ofHits(int hits) {
    List<Round> rounds = new ArrayList<>();
    int planned = 0;
    for (Round round : eachOnce()) {
      if (planned < hits) {
        rounds.add(round);
        planned += round.hits();
      }
    }
    while (planned < hits) {
      Round round = any();
      rounds.add(round);
      planned += round.hits();
    }
    return rounds;
  }

  private Round any() {
    List<Fault> faults = new ArrayList<>();
    Set<String> harmed = new HashSet<>();
    int wanted = 1 + random.nextInt(MOST_AT_ONCE);
    for (int tries = 0; tries < 2 * MOST_AT_ONCE && faults.size() < wanted; tries++) {
      Fault fault = possible.get(random.nextInt(possible.size()));
      if (Collections.disjoint(harmed, fault.parts())) {
        faults.add(fault);
        harmed.addAll(fault.parts());
      }
    }
    return new Round(faults, lull());
  }

  private int lull() {
    return random.nextInt(LONGEST_LULL);
  }
}
