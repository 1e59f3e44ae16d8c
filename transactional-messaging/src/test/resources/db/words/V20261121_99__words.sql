-- The effect of the tests: no uniqueness anywhere, so that a record applied twice is seen.
CREATE TABLE words (
  id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  word text NOT NULL,
  size smallint NOT NULL CHECK (size <> 13)
);
CREATE TABLE marks (subject text NOT NULL CHECK (subject <> 'unmarkable'), reason text NOT NULL);
GRANT SELECT, INSERT ON words, marks TO ${app_role};
