-- The breaker of each consumer group: stops a version of a service that would empty its topics into the quarantine.

CREATE TABLE consumer_breakers (
  consumer_group text        NOT NULL,
  version        text        NOT NULL,
  mode           text        NOT NULL CHECK (mode IN ('closed', 'open', 'allowing')),
  allowance      bigint      CHECK (allowance > 0),
  revision       bigint      NOT NULL CHECK (revision > 0),
  changed_at     timestamptz NOT NULL,
  PRIMARY KEY (consumer_group, version),
  CHECK (mode = 'allowing' OR allowance IS NULL)
);

COMMENT ON TABLE consumer_breakers IS
  'How the breaker of a group stands for one version of the service: shared by all its threads and processes. No row means closed.';
COMMENT ON COLUMN consumer_breakers.version IS 'Another version has a breaker of its own, closed at first: a fixed deployment starts by itself.';
COMMENT ON COLUMN consumer_breakers.allowance IS 'In mode allowing, how many records may still be set aside; null until somebody closes it.';
COMMENT ON COLUMN consumer_breakers.revision IS 'Raised by each change: a consumer that sees another one begins to count anew.';

CREATE TABLE breaker_acts (
  id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  consumer_group text        NOT NULL,
  version        text        NOT NULL,
  act            text        NOT NULL CHECK (act IN ('opened', 'closed', 'allowed', 'allowance_spent')),
  acted_by       text        CHECK (acted_by <> ''),
  acted_at       timestamptz NOT NULL,
  reason         text        NOT NULL CHECK (reason <> '')
);
CREATE INDEX breaker_acts_of_breakers ON breaker_acts (consumer_group, version, id);
COMMENT ON TABLE breaker_acts IS 'Each change of a breaker, only ever added to.';
COMMENT ON COLUMN breaker_acts.acted_by IS 'The login that was authenticated; null for the consumer itself.';

GRANT SELECT, INSERT, UPDATE ON consumer_breakers TO ${app_role};
GRANT SELECT, INSERT ON breaker_acts TO ${app_role};
