package io.feebridge.ingress.spool.sqlite;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's failures mean here. */
final class Failures {

  private static final int PRIMARY = 0xFF; // an extended code holds its primary one in a byte

  private Failures() {}

  /** The file has its largest size, or the disk is full. */
  static boolean noRoom(SQLException e) {
    return code(e) == SQLiteErrorCode.SQLITE_FULL.code;
  }

  /** The file is no database, or a damaged one. */
  static boolean unreadable(SQLException e) {
    int code = code(e);
    return code == SQLiteErrorCode.SQLITE_CORRUPT.code
        || code == SQLiteErrorCode.SQLITE_NOTADB.code;
  }

  /** What a check of the whole file found. */
  static SQLException unreadable(String verdict) {
    return new SQLiteException(verdict, SQLiteErrorCode.SQLITE_CORRUPT);
  }

  /** For log lines and health: the name alone, since a message may repeat a value. */
  static String name(SQLException e) {
    return e instanceof SQLiteException sqlite
        ? sqlite.getResultCode().name()
        : e.getClass().getSimpleName();
  }

  private static int code(SQLException e) {
    return e instanceof SQLiteException sqlite ? sqlite.getResultCode().code & PRIMARY : 0;
  }
}
