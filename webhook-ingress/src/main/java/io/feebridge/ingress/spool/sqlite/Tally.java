package io.feebridge.ingress.spool.sqlite;

/** How many deliveries the file holds: as committed, and as the open transaction would have it. */
final class Tally {

  private long waiting;
  private long setAside;

  Tally(long waiting, long setAside) {
    this.waiting = waiting;
    this.setAside = setAside;
  }

  Tally copy() {
    return new Tally(waiting, setAside);
  }

  void waiting(int more) {
    waiting += more;
  }

  void setAside(int more) {
    setAside += more;
  }

  long waiting() {
    return waiting;
  }

  long setAside() {
    return setAside;
  }

  long all() {
    return waiting + setAside;
  }
}
