-- How far the feed has told everything again after the outbox's generation was raised. One row.
-- Books that are older than the feed are told from the beginning.
CREATE TABLE republications (
  feed          boolean PRIMARY KEY DEFAULT true CHECK (feed),
  complete      bigint  NOT NULL CHECK (complete >= 0), -- readers have been told of every payment in this generation
  generation    bigint  NOT NULL CHECK (generation >= complete), -- the one that after_payment belongs to
  after_payment uuid    -- told up to this one, in the order of ids; null: none yet, or all
);
INSERT INTO republications (complete, generation)
SELECT CASE WHEN EXISTS (SELECT FROM payments) THEN 0 ELSE generation END, generation
  FROM outbox_generations;

GRANT SELECT, UPDATE ON republications TO ${app_role};
