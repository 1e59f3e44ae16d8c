-- What becomes of a record in quarantine: its copy on the dead-letter topic, and what people did about it.

CREATE TABLE dead_letters (
  record_id  bigint      PRIMARY KEY REFERENCES quarantined_records,
  state      text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'published', 'refused')),
  attempts   integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  due_at     timestamptz NOT NULL DEFAULT '-infinity',
  settled_at timestamptz,
  refusal    text        CHECK (refusal ~ '^[a-z][a-z0-9_]{0,62}$'),
  CHECK ((state = 'waiting') = (settled_at IS NULL)),
  CHECK ((state = 'refused') = (refusal IS NOT NULL))
) WITH (fillfactor = 70);
CREATE INDEX dead_letters_waiting ON dead_letters (record_id) WHERE state = 'waiting';

COMMENT ON TABLE dead_letters IS
  'One row a record in quarantine: how far its publication to the dead-letter topic has come. Written with the record itself.';
COMMENT ON COLUMN dead_letters.due_at IS
  'Not before then, by this server''s clock: after a failure, and while a process that has claimed the row is at work.';
COMMENT ON COLUMN dead_letters.refusal IS 'Why Kafka will never take it; the record stays in quarantined_records.';

-- By trigger, so that a process of an older version, which knows nothing of this table, leaves no record out.
CREATE FUNCTION announce_dead_letters() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dead_letters (record_id) SELECT id FROM added;
  RETURN NULL;
END $$;
CREATE TRIGGER announce_dead_letters AFTER INSERT ON quarantined_records
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION announce_dead_letters();
INSERT INTO dead_letters (record_id) SELECT id FROM quarantined_records;

CREATE TABLE quarantine_acts (
  id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  record_id bigint      NOT NULL REFERENCES quarantined_records,
  act       text        NOT NULL CHECK (act IN ('redriven', 'discarded', 'redrive_refused')),
  refusal   text        CHECK (refusal ~ '^[a-z][a-z0-9_]{0,62}$'),
  acted_by  text        NOT NULL CHECK (acted_by <> ''),
  acted_at  timestamptz NOT NULL,
  reason    text        NOT NULL CHECK (reason <> ''),
  CHECK ((act = 'redrive_refused') = (refusal IS NOT NULL))
);
CREATE UNIQUE INDEX quarantine_acts_settled ON quarantine_acts (record_id) WHERE act <> 'redrive_refused';
CREATE INDEX quarantine_acts_of_records ON quarantine_acts (record_id, id);

COMMENT ON TABLE quarantine_acts IS
  'What people did about records in quarantine; only ever added to. A record without an act that settles it waits.';
COMMENT ON COLUMN quarantine_acts.acted_by IS 'The login that was authenticated.';
COMMENT ON INDEX quarantine_acts_settled IS 'A record is redriven or discarded once: of two at a time, one wins.';

GRANT SELECT, INSERT, UPDATE ON dead_letters TO ${app_role};
GRANT SELECT, INSERT ON quarantine_acts TO ${app_role};
