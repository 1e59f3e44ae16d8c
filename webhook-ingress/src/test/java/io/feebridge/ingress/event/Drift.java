package io.feebridge.ingress.event;

/** The ways in which Jodo's pages contradict each other about types, one at a time. */
public enum Drift {
  NONE,
  IDS_AS_NUMBERS,
  AMOUNTS_AS_TEXT,
  AMOUNTS_AS_INTEGERS,
  AMOUNTS_WITH_EXPONENT,
  OTHER_LINE_KEY,
  GRADE_OF_THE_OTHER_KIND,
  NOTES_OF_THE_OTHER_KIND,
  NOTES_NULL,
  NOTHING_IN_NULLABLE_FIELDS,
  YEARS_FLAGS_AND_TIME_AS_TEXT,
  KEYS_BACKWARDS,
  FIELDS_NOBODY_KNOWS,
  WORDS_NOBODY_KNOWS
}
