-- The service may add facts and journal rows and read them. It may not change or remove one: what
-- is not granted here is refused by the database, whatever the code tries.
GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO ${app_role};
GRANT SELECT, INSERT ON facts, journal_entries, postings TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON payments, balances TO ${app_role};
GRANT SELECT ON closed_periods, journal TO ${app_role};
