CREATE TABLE ledgers (
  position INTEGER NOT NULL PRIMARY KEY CHECK (position BETWEEN 1 AND 2097151),
  procurement TEXT NOT NULL UNIQUE
) STRICT;
--> statement-breakpoint
INSERT INTO ledgers (position, procurement) SELECT position, procurement FROM ledger_heads;
--> statement-breakpoint
INSERT INTO ledgers (position, procurement)
SELECT row_number() OVER (ORDER BY procurement) + (SELECT COALESCE(MAX(position), 0) FROM ledgers), procurement
FROM (SELECT DISTINCT procurement FROM ledger_events WHERE procurement NOT IN (SELECT procurement FROM ledgers));
--> statement-breakpoint
CREATE TABLE sealed_events (
  id INTEGER NOT NULL PRIMARY KEY,
  position INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  sequence INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL,
  type TEXT NOT NULL,
  at TEXT NOT NULL,
  body TEXT NOT NULL,
  previous_sha256 TEXT NOT NULL,
  previous_sm3 TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  sm3 TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT;
--> statement-breakpoint
INSERT INTO sealed_events (id, type, at, body, previous_sha256, previous_sm3, sha256, sm3, seal)
SELECT (l.position << 32) + e.sequence, e.type, e.at, e.body, e.previous_sha256, e.previous_sm3, e.sha256, e.sm3,
  COALESCE(h.seal, printf('%064d', 0))
FROM ledger_events e
JOIN ledgers l ON l.procurement = e.procurement
LEFT JOIN ledger_heads h ON h.procurement = e.procurement AND h.version = e.sequence
  AND h.at = e.at AND h.sha256 = e.sha256 AND h.sm3 = e.sm3
ORDER BY l.position, e.sequence;
--> statement-breakpoint
DROP TABLE ledger_events;
--> statement-breakpoint
DROP TABLE ledger_heads;
--> statement-breakpoint
ALTER TABLE sealed_events RENAME TO ledger_events;
--> statement-breakpoint
CREATE TRIGGER ledgers_no_update BEFORE UPDATE ON ledgers
BEGIN
  SELECT RAISE(ABORT, 'ledger: ledgers are never renamed');
END;
--> statement-breakpoint
CREATE TRIGGER ledgers_no_delete BEFORE DELETE ON ledgers
BEGIN
  SELECT RAISE(ABORT, 'ledger: ledgers are never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER ledgers_in_order BEFORE INSERT ON ledgers
BEGIN
  SELECT RAISE(ABORT, 'ledger: not the next ledger')
  WHERE NEW.position <> 1 + COALESCE((SELECT MAX(position) FROM ledgers), 0)
  OR EXISTS (SELECT 1 FROM ledgers WHERE procurement = NEW.procurement);
END;
--> statement-breakpoint
CREATE TRIGGER ledger_events_no_delete BEFORE DELETE ON ledger_events
BEGIN
  SELECT RAISE(ABORT, 'ledger: events are never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER ledger_events_no_update BEFORE UPDATE ON ledger_events
WHEN NEW.seal <> '0000000000000000000000000000000000000000000000000000000000000000'
  OR NEW.id <> OLD.id OR NEW.type <> OLD.type OR NEW.at <> OLD.at OR NEW.body <> OLD.body
  OR NEW.previous_sha256 <> OLD.previous_sha256 OR NEW.previous_sm3 <> OLD.previous_sm3
  OR NEW.sha256 <> OLD.sha256 OR NEW.sm3 <> OLD.sm3
  OR NOT EXISTS (SELECT 1 FROM ledger_events WHERE id = OLD.id + 1)
BEGIN
  SELECT RAISE(ABORT, 'ledger: events are never changed');
END;
--> statement-breakpoint
CREATE TRIGGER ledger_events_in_order BEFORE INSERT ON ledger_events
BEGIN
  SELECT RAISE(ABORT, 'ledger: not the next event') WHERE EXISTS (SELECT 1 FROM ledger_events WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'ledger: does not follow the event before it')
  WHERE NOT CASE NEW.id & 4294967295
    WHEN 1 THEN NEW.previous_sha256 = printf('%064d', 0) AND NEW.previous_sm3 = printf('%064d', 0)
      AND EXISTS (SELECT 1 FROM ledgers WHERE position = NEW.id >> 32)
    ELSE EXISTS (
      SELECT 1 FROM ledger_events
      WHERE id = NEW.id - 1 AND sha256 = NEW.previous_sha256 AND sm3 = NEW.previous_sm3 AND at <= NEW.at
    )
  END;
END;
--> statement-breakpoint
CREATE TRIGGER ledger_events_one_seal AFTER INSERT ON ledger_events WHEN NEW.id & 4294967295 > 1
BEGIN
  UPDATE ledger_events SET seal = '0000000000000000000000000000000000000000000000000000000000000000' WHERE id = NEW.id - 1;
END;
