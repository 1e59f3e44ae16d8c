package io.feebridge.laws.unlawful.booking;

class Printer {
  static class Out {
    void it() {
      System.out.println();
    }
  }

  static class Trace {
    void it(Exception e) {
      e.printStackTrace();
    }
  }
}
