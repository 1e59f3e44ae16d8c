-- The books of payment-ledger. Money is whole paise (1/100 rupee). Ids of facts, payments and
-- accounts are hashes of what they name (RFC 9562 version 8), so that no row has to be looked up
-- before it can be referred to, and no long key is stored twice.

-- One immutable row a fact. The primary key is the inbox: a fact that comes again changes nothing.
-- It begins with the payment, so that the one index also finds all facts of a payment.
CREATE TABLE facts (
  payment_id  uuid        NOT NULL,
  fact_id     uuid        NOT NULL, -- of collector, event, event_id and body_hash
  occurred_ms bigint      NOT NULL CHECK (occurred_ms >= 0), -- the sender's clock; 0: nothing told
  booked_at   timestamptz NOT NULL,
  event       text        NOT NULL,
  event_id    text        NOT NULL,
  body_hash   bytea       NOT NULL CHECK (octet_length(body_hash) = 32),
  content     json        NOT NULL, -- amounts, lines, dates and ids; never contact data
  PRIMARY KEY (payment_id, fact_id)
);

-- One row a payment: what its facts imply, and what the journal already says of it.
CREATE TABLE payments (
  payment_id       uuid     PRIMARY KEY, -- of the key {collector}:{family}:{id}
  version          bigint   NOT NULL DEFAULT 0, -- changes of the position
  booked_at        timestamptz NOT NULL DEFAULT 'epoch', -- when the books came to say this; the epoch while version is 0
  entries          integer  NOT NULL DEFAULT 0, -- journal entries, the newest one's version
  payer_year       integer,
  collector        text     NOT NULL,
  family           text     NOT NULL,
  id               text     NOT NULL,
  state            text     NOT NULL DEFAULT 'reported',
  payer_student    text,
  payer_identifier text,
  position_hash    bytea    CHECK (octet_length(position_hash) = 32),
  posted           json     NOT NULL DEFAULT '[]', -- the movements that the journal holds
  cases            json     -- open doubts; null: none
) WITH (fillfactor = 90);

-- A gauge counts the payments a person has to look at; the index holds these few alone.
CREATE INDEX payments_with_cases ON payments (payment_id) WHERE cases IS NOT NULL;

CREATE TABLE journal_entries (
  entry_id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payment_id      uuid        NOT NULL, -- of payments: see entries_have_payments
  occurred_at     timestamptz NOT NULL, -- outside
  booked_at       timestamptz NOT NULL, -- here
  accounting_date date        NOT NULL, -- Indian date of occurred_at, or the first open day after it
  version         integer     NOT NULL CHECK (version > 0), -- dense within the payment
  reason          text        NOT NULL,
  UNIQUE (payment_id, version)
);

CREATE TABLE postings (
  entry_id   bigint   NOT NULL,
  paise      bigint   NOT NULL CHECK (paise <> 0), -- debits positive, credits negative
  account_id uuid     NOT NULL,
  line       smallint NOT NULL CHECK (line > 0),
  component  text     NOT NULL,
  utr        text,
  PRIMARY KEY (entry_id, line)
);
CREATE INDEX postings_of_accounts ON postings (account_id);

-- An account and what its postings add up to.
CREATE TABLE balances (
  account_id    uuid   PRIMARY KEY, -- of collector, account and academic_year
  debit         bigint NOT NULL CHECK (debit >= 0),
  credit        bigint NOT NULL CHECK (credit >= 0),
  academic_year integer,
  collector     text   NOT NULL,
  account       text   NOT NULL,
  student       text   -- of payer accounts, how the account names the student
) WITH (fillfactor = 90);
CREATE INDEX balances_of_students ON balances (student) WHERE student IS NOT NULL;

-- Books closed by the accountant: nothing is booked on or before closed_through.
CREATE TABLE closed_periods (
  collector      text PRIMARY KEY,
  closed_through date NOT NULL
);

-- The journal's laws, once a statement and not once a row. Both functions look rows up by index, however many they are: the planner
-- knows nothing of the rows of a statement and would otherwise read the whole journal for each batch.

-- An entry belongs to a payment: what a foreign key says, at a tenth of its price.
CREATE FUNCTION entries_have_payments() RETURNS trigger LANGUAGE plpgsql
  SET search_path FROM CURRENT SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added a
    WHERE NOT EXISTS (SELECT FROM payments p WHERE p.payment_id = a.payment_id)
  ) THEN
    RAISE EXCEPTION 'an entry belongs to a payment' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER entries_have_payments AFTER INSERT ON journal_entries
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION entries_have_payments();

-- The postings of an entry come in one statement, are numbered from 1, belong to an entry, and sum to zero. Together with the
-- primary key nothing can be added to an entry afterwards.
CREATE FUNCTION entries_balance() RETURNS trigger LANGUAGE plpgsql
  SET search_path FROM CURRENT SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added a
    GROUP BY a.entry_id
    HAVING sum(a.paise) <> 0 OR count(*) < 2 OR min(a.line) <> 1 OR max(a.line) <> count(*)
  ) OR EXISTS ( -- a question of its own: within HAVING it would be answered by hashing the whole journal
    SELECT FROM added a
    WHERE a.line = 1 AND NOT EXISTS (SELECT FROM journal_entries e WHERE e.entry_id = a.entry_id)
  ) THEN
    RAISE EXCEPTION 'an entry needs two postings or more, written at once, that sum to zero'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER entries_balance AFTER INSERT ON postings
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION entries_balance();

-- The journal as people read it.
CREATE VIEW journal AS
  SELECT e.entry_id, p.collector || ':' || p.family || ':' || p.id AS payment, e.version, e.reason,
         e.occurred_at, e.booked_at, e.accounting_date, l.line, b.account, b.academic_year,
         l.component, l.utr,
         CASE WHEN l.paise > 0 THEN l.paise::numeric / 100 END AS debit,
         CASE WHEN l.paise < 0 THEN -l.paise::numeric / 100 END AS credit
    FROM journal_entries e
    JOIN payments p USING (payment_id)
    JOIN postings l USING (entry_id)
    JOIN balances b USING (account_id);
