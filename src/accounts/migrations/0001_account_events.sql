CREATE TABLE account_events (
  sequence INTEGER PRIMARY KEY NOT NULL,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES users (id),
  by_id TEXT REFERENCES users (id),
  address TEXT,
  detail TEXT
) STRICT;
--> statement-breakpoint
CREATE INDEX account_events_of_user ON account_events (user_id, sequence);
--> statement-breakpoint
CREATE TRIGGER account_events_no_update BEFORE UPDATE ON account_events
BEGIN
  SELECT RAISE(ABORT, 'accounts: what happened is never changed');
END;
--> statement-breakpoint
CREATE TRIGGER account_events_no_delete BEFORE DELETE ON account_events
BEGIN
  SELECT RAISE(ABORT, 'accounts: what happened is never deleted');
END;
