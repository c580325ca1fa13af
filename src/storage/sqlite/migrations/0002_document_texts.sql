CREATE TABLE searchable_ledgers (
  procurement TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE searchable_documents (
  procurement TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (procurement, sha256)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX searchable_by_document ON searchable_documents (sha256);
--> statement-breakpoint
CREATE TABLE indexed_documents (
  id INTEGER NOT NULL PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE
) STRICT;
--> statement-breakpoint
CREATE VIRTUAL TABLE document_texts USING fts5(text, tokenize = 'trigram');
