package io.feebridge.ledger.journal;

import java.util.ArrayList;
import java.util.List;

/** All orders of a short list; orders of equal elements are given as often as they occur. */
final class Permutations {

  private Permutations() {}

  static <T> List<List<T>> of(List<T> elements) {
    if (elements.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      List<T> rest = new ArrayList<>(elements);
      T first = rest.remove(i);
      for (List<T> order : of(rest)) {
        List<T> whole = new ArrayList<>(elements.size());
        whole.add(first);
        whole.addAll(order);
        all.add(whole);
      }
    }
    return all;
  }
}
