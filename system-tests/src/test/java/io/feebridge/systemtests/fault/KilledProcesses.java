package io.feebridge.systemtests.fault;

import java.util.List;
import java.util.Set;

/** Processes end between two instructions, all at once. The supervisor starts them again. */
record KilledProcesses(List<String> names) implements Fault {

  static KilledProcesses of(String... names) {
    return new KilledProcesses(List.of(names));
  }

  @Override
  public String name() {
    return "kill -9 " + String.join("+", names);
  }

  @Override
  public Set<String> parts() {
    return Set.copyOf(names);
  }

  @Override
  public int hits() {
    return names.size();
  }

  @Override
  public void inflict(Battlefield field) {
    names.parallelStream().forEach(field.stack()::kill);
  }
}
