-- The newest statement under each key. A statement without a fact says that the fact is no more.
CREATE TABLE facts (
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  key TEXT NOT NULL,
  fact TEXT,
  import INTEGER NOT NULL,
  file INTEGER NOT NULL,
  line INTEGER NOT NULL,
  UNIQUE (type, key)
) STRICT;
CREATE INDEX facts_by_import ON facts (import);
CREATE INDEX positions_by_team ON facts (json_extract(fact, '$.team')) WHERE type = 'position';

-- What lies beneath the newest statement; the greater id is the newer one.
CREATE TABLE shadows (
  id INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  key TEXT NOT NULL,
  fact TEXT,
  import INTEGER NOT NULL,
  file INTEGER NOT NULL,
  line INTEGER NOT NULL
) STRICT;
CREATE INDEX shadows_by_key ON shadows (type, key, id);
CREATE INDEX shadows_by_import ON shadows (import);

CREATE TABLE imports (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  format TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  files TEXT NOT NULL,
  counts TEXT NOT NULL,
  undone_at TEXT,
  undone_by TEXT
) STRICT;

CREATE TABLE tokens (id TEXT PRIMARY KEY, token TEXT NOT NULL) STRICT;

CREATE TABLE version (number INTEGER NOT NULL) STRICT;
INSERT INTO version VALUES (0);
