package io.feebridge.simulator.institute;

import java.util.List;
import java.util.Optional;

/** A branch, Jodo's collector, with the codes agreed for it. */
public record Branch(
    String collectorCode,
    String name,
    List<Grade> grades,
    List<Code> feeComponents,
    List<Code> discounts,
    List<Product> products) {

  public Optional<Grade> grade(String code) {
    return grades.stream().filter(g -> g.code().equals(code)).findFirst();
  }

  public boolean knowsComponent(String code) {
    return feeComponents.stream().anyMatch(c -> c.code().equals(code));
  }

  public boolean knowsDiscount(String code) {
    return discounts.stream().anyMatch(c -> c.code().equals(code));
  }
}
