-- The three tables of transactional-messaging, in the schema of the service that reads and writes them.
-- The application's role gets what its statements need and no more: nothing here is ever deleted by it.

CREATE TABLE consumer_offsets (
  consumer_group text    NOT NULL,
  topic          text    NOT NULL,
  partition      integer NOT NULL CHECK (partition >= 0),
  topic_id       uuid    NOT NULL,
  next_offset    bigint  NOT NULL CHECK (next_offset >= 0),
  epoch          bigint  NOT NULL CHECK (epoch > 0),
  PRIMARY KEY (consumer_group, topic, partition)
) WITH (fillfactor = 50);

COMMENT ON TABLE consumer_offsets IS
  'How far each consumer group has come: the only authority; Kafka''s own committed offsets are information for lag tools. '
  'Updated as the last statement of the transaction that applies a batch. Half-empty pages keep these hot rows in place.';
COMMENT ON COLUMN consumer_offsets.topic_id IS 'Kafka''s id of the topic: another one means the topic was re-created, and reading starts anew.';
COMMENT ON COLUMN consumer_offsets.next_offset IS 'The first offset whose effect is not in this database.';
COMMENT ON COLUMN consumer_offsets.epoch IS 'Raised at each assignment; a consumer that remembers an older one is a zombie and cannot write.';

CREATE TABLE quarantined_records (
  id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  consumer_group text        NOT NULL,
  topic          text        NOT NULL,
  topic_id       uuid        NOT NULL,
  partition      integer     NOT NULL,
  record_offset  bigint      NOT NULL,
  recorded_at    timestamptz NOT NULL,
  key            bytea,
  value          bytea,
  header_names   text[]      NOT NULL,
  header_values  bytea[]     NOT NULL CHECK (cardinality(header_values) = cardinality(header_names)),
  reason_code    text        NOT NULL CHECK (reason_code ~ '^[a-z][a-z0-9_]{0,62}$'),
  subject        text,
  quarantined_at timestamptz NOT NULL,
  UNIQUE (consumer_group, topic, topic_id, partition, record_offset)
);
CREATE INDEX quarantined_records_subject ON quarantined_records (subject, id) WHERE subject IS NOT NULL;

COMMENT ON TABLE quarantined_records IS
  'Records set aside, with their bytes as they came and the reason; one row a record however often it is delivered.';
COMMENT ON COLUMN quarantined_records.recorded_at IS 'Kafka''s timestamp of the record.';
COMMENT ON COLUMN quarantined_records.reason_code IS 'A word from a closed set, never text from the payload.';
COMMENT ON COLUMN quarantined_records.subject IS 'What the record is about, ids only (a payment key); null when that could not be read.';

CREATE TABLE outbox_messages (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  written_by xid8        NOT NULL DEFAULT pg_current_xact_id(),
  topic      text        NOT NULL,
  key        text        NOT NULL,
  value      bytea,
  headers    json        NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX outbox_messages_commit_order ON outbox_messages (written_by, id);

COMMENT ON TABLE outbox_messages IS 'What is to be published, written with the change it tells of.';
COMMENT ON COLUMN outbox_messages.written_by IS
  'The transaction that wrote the row. Rows below pg_snapshot_xmin(pg_current_snapshot()) are complete: no earlier one can still appear. '
  'The id alone does not say so, because ids are taken before the commit.';
COMMENT ON COLUMN outbox_messages.headers IS 'An object of header names and their text; json and not jsonb, because only the relay reads it, whole.';

GRANT SELECT, INSERT, UPDATE ON consumer_offsets TO ${app_role};
GRANT SELECT, INSERT ON quarantined_records TO ${app_role};
GRANT SELECT, INSERT ON outbox_messages TO ${app_role};
