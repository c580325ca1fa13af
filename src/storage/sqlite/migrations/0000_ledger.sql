CREATE TABLE ledger_events (
  procurement TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  type TEXT NOT NULL,
  at TEXT NOT NULL,
  body TEXT NOT NULL,
  previous_sha256 TEXT NOT NULL,
  previous_sm3 TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  sm3 TEXT NOT NULL,
  PRIMARY KEY (procurement, sequence)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER ledger_events_no_update BEFORE UPDATE ON ledger_events
BEGIN
  SELECT RAISE(ABORT, 'ledger: events are never changed');
END;
--> statement-breakpoint
CREATE TRIGGER ledger_events_no_delete BEFORE DELETE ON ledger_events
BEGIN
  SELECT RAISE(ABORT, 'ledger: events are never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER ledger_events_in_order BEFORE INSERT ON ledger_events
BEGIN
  SELECT RAISE(ABORT, 'ledger: not the next event')
  WHERE NEW.sequence IS NOT 1 + COALESCE(
    (SELECT sequence FROM ledger_events WHERE procurement = NEW.procurement ORDER BY sequence DESC LIMIT 1), 0
  );
  SELECT RAISE(ABORT, 'ledger: does not follow the event before it')
  WHERE (NEW.sequence = 1 AND (NEW.previous_sha256 <> printf('%064d', 0) OR NEW.previous_sm3 <> printf('%064d', 0)))
  OR NEW.sequence > 1 AND NOT EXISTS (
    SELECT 1 FROM ledger_events
    WHERE procurement = NEW.procurement AND sequence = NEW.sequence - 1
      AND sha256 = NEW.previous_sha256 AND sm3 = NEW.previous_sm3 AND at <= NEW.at
  );
END;
--> statement-breakpoint
CREATE TABLE ledger_heads (
  procurement TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  at TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  sm3 TEXT NOT NULL,
  seal TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER ledger_heads_no_delete BEFORE DELETE ON ledger_heads
BEGIN
  SELECT RAISE(ABORT, 'ledger: heads are never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER ledger_heads_forward BEFORE UPDATE ON ledger_heads
BEGIN
  SELECT RAISE(ABORT, 'ledger: a head only moves to a later event')
  WHERE NEW.procurement <> OLD.procurement OR NEW.position <> OLD.position OR NEW.version <= OLD.version OR NOT EXISTS (
    SELECT 1 FROM ledger_events
    WHERE procurement = NEW.procurement AND sequence = NEW.version AND sha256 = NEW.sha256 AND sm3 = NEW.sm3
  );
END;
--> statement-breakpoint
CREATE TRIGGER ledger_heads_once BEFORE INSERT ON ledger_heads
BEGIN
  SELECT RAISE(ABORT, 'ledger: a ledger has one head')
  WHERE EXISTS (SELECT 1 FROM ledger_heads WHERE procurement = NEW.procurement OR position = NEW.position);
END;
--> statement-breakpoint
CREATE TABLE ledger_register (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  ledgers INTEGER NOT NULL,
  seal TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE summaries (
  procurement TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  year INTEGER NOT NULL,
  is_sealed INTEGER NOT NULL,
  summary TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE VIRTUAL TABLE summary_texts USING fts5(procurement UNINDEXED, text, tokenize = 'trigram');
