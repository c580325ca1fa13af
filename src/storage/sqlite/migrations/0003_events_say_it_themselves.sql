CREATE TABLE lean_events (
  id INTEGER NOT NULL PRIMARY KEY,
  position INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  sequence INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL,
  type TEXT NOT NULL,
  body TEXT NOT NULL,
  previous TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  sm3 TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;
--> statement-breakpoint
INSERT INTO lean_events (id, type, body, previous, sha256, sm3, seal)
SELECT id, type, body, previous_sha256, sha256, sm3, seal FROM ledger_events ORDER BY id;
--> statement-breakpoint
DROP TABLE ledger_events;
--> statement-breakpoint
ALTER TABLE lean_events RENAME TO ledger_events;
--> statement-breakpoint
CREATE TRIGGER ledger_events_no_delete BEFORE DELETE ON ledger_events
BEGIN
  SELECT RAISE(ABORT, 'ledger: events are never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER ledger_events_no_update BEFORE UPDATE OF type, body, previous, sha256, sm3 ON ledger_events
BEGIN
  SELECT RAISE(ABORT, 'ledger: events are never changed');
END;
--> statement-breakpoint
CREATE TRIGGER ledger_events_stay BEFORE UPDATE ON ledger_events
WHEN NEW.id <> OLD.id
  OR NEW.seal <> '0000000000000000000000000000000000000000000000000000000000000000'
  OR NOT EXISTS (SELECT 1 FROM ledger_events WHERE id = OLD.id + 1)
BEGIN
  SELECT RAISE(ABORT, 'ledger: events keep their place, and the last one its seal');
END;
--> statement-breakpoint
CREATE TRIGGER ledger_events_in_order BEFORE INSERT ON ledger_events
BEGIN
  SELECT RAISE(ABORT, 'ledger: not the next event')
  WHERE EXISTS (SELECT 1 FROM ledger_events WHERE id = NEW.id)
  OR NOT CASE NEW.id & 4294967295
    WHEN 1 THEN NEW.previous = '0000000000000000000000000000000000000000000000000000000000000000'
      AND EXISTS (SELECT 1 FROM ledgers WHERE position = NEW.id >> 32)
    ELSE EXISTS (SELECT 1 FROM ledger_events WHERE id = NEW.id - 1 AND sha256 = NEW.previous)
  END;
END;
--> statement-breakpoint
CREATE TRIGGER ledger_events_one_seal AFTER INSERT ON ledger_events WHEN NEW.id & 4294967295 > 1
BEGIN
  UPDATE ledger_events SET seal = '0000000000000000000000000000000000000000000000000000000000000000' WHERE id = NEW.id - 1;
END;
