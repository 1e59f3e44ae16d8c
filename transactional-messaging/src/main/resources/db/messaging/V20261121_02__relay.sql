-- The relay of the outbox: how far it has come, who holds it, what Kafka refused, and the generation.
-- Still no application role can delete or rewrite an outbox message that was not published.

-- The relay publishes in the order of ids, and waits for the transactions behind them; see RATIONALE.md.
DROP INDEX outbox_messages_commit_order;
COMMENT ON COLUMN outbox_messages.id IS
  'The order of publication. Taken before the commit, so a row may appear behind greater ones: the relay publishes up to an id '
  'only when every transaction that can have taken a smaller one has ended.';
COMMENT ON COLUMN outbox_messages.written_by IS 'The transaction that wrote the row: evidence, not an order.';

CREATE FUNCTION know_outbox_writer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_current_xact_id();
  RETURN NULL;
END $$;
COMMENT ON FUNCTION know_outbox_writer() IS
  'Gives the transaction its id before any row takes one from the identity: the relay''s wait hangs on that.';
CREATE TRIGGER know_outbox_writer BEFORE INSERT ON outbox_messages
  FOR EACH STATEMENT EXECUTE FUNCTION know_outbox_writer();

CREATE TABLE relay_positions (
  outbox     boolean     PRIMARY KEY DEFAULT true CHECK (outbox),
  last_id    bigint      NOT NULL CHECK (last_id >= 0),
  epoch      bigint      NOT NULL CHECK (epoch >= 0),
  held_by    text,
  held_until timestamptz NOT NULL
) WITH (fillfactor = 50);
INSERT INTO relay_positions (last_id, epoch, held_until) VALUES (0, 0, '-infinity');

COMMENT ON TABLE relay_positions IS 'One row: an outbox is one shard, and one relay at a time publishes it.';
COMMENT ON COLUMN relay_positions.last_id IS 'Every outbox message up to this id was published or refused; updated after Kafka''s commit.';
COMMENT ON COLUMN relay_positions.epoch IS 'Raised whenever another relay takes the lease; one that remembers an older one cannot write.';
COMMENT ON COLUMN relay_positions.held_until IS 'By this server''s clock. A relay that is stopped longer loses the lease.';

CREATE TABLE refused_messages (
  outbox_id  bigint      PRIMARY KEY,
  topic      text        NOT NULL,
  key        text        NOT NULL,
  value      bytea,
  headers    json        NOT NULL,
  created_at timestamptz NOT NULL,
  reason     text        NOT NULL CHECK (reason ~ '^[a-z][a-z0-9_]{0,62}$'),
  refused_at timestamptz NOT NULL
);
COMMENT ON TABLE refused_messages IS
  'Outbox messages that Kafka refuses for good, set aside so that they stop nobody. Their readers miss them: each is an alarm.';

CREATE TABLE outbox_generations (
  outbox     boolean PRIMARY KEY DEFAULT true CHECK (outbox),
  generation bigint  NOT NULL CHECK (generation > 0)
);
INSERT INTO outbox_generations (generation) VALUES (1);
COMMENT ON TABLE outbox_generations IS
  'One row. The schema''s owner raises it after a restore or swap, before every key is published again; readers take (generation, version) '
  'when it is newer. Raising waits for every transaction that has read the older one.';

CREATE FUNCTION raise_outbox_generation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.generation <= old.generation THEN
    RAISE EXCEPTION 'a generation only rises';
  END IF;
  PERFORM pg_advisory_xact_lock('outbox_generations'::regclass::oid::bigint);
  RETURN new;
END $$;
CREATE TRIGGER raise_outbox_generation BEFORE UPDATE ON outbox_generations
  FOR EACH ROW EXECUTE FUNCTION raise_outbox_generation();

CREATE FUNCTION delete_published_messages(created_before timestamptz, at_most integer) RETURNS integer
  LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH oldest AS (
    SELECT m.id, m.created_at FROM outbox_messages m
    WHERE m.id <= (SELECT p.last_id FROM relay_positions p)
    ORDER BY m.id LIMIT at_most
  ), deleted AS (
    DELETE FROM outbox_messages m USING oldest
    WHERE m.id = oldest.id AND oldest.created_at < created_before
    RETURNING 1
  )
  SELECT count(*)::integer FROM deleted
$$;
COMMENT ON FUNCTION delete_published_messages(timestamptz, integer) IS
  'The only way for the application to delete an outbox message: published, and older than it says. Looks at the oldest at_most rows.';
REVOKE EXECUTE ON FUNCTION delete_published_messages(timestamptz, integer) FROM PUBLIC;

GRANT SELECT, UPDATE ON relay_positions TO ${app_role};
GRANT SELECT, INSERT ON refused_messages TO ${app_role};
GRANT SELECT ON outbox_generations TO ${app_role};
GRANT EXECUTE ON FUNCTION delete_published_messages(timestamptz, integer) TO ${app_role};
