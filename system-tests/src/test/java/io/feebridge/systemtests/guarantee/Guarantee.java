package io.feebridge.systemtests.guarantee;

import java.sql.SQLException;
import java.util.List;

/** Something that no fault may break. */
public interface Guarantee {

  /** Its name, as people say it. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** What contradicts it, precisely enough to look for the cause; empty while it holds. */
  List<String> violations(Observation now) throws SQLException;
}
