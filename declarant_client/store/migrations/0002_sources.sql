-- What each origin said of a declaration is kept for itself, and so are the sources that say it.
-- Times, identities and JSON as in 0001.

-- The readings of an origin that still decide something: nearly always one, the later state.
CREATE TABLE readings_of_origins (
    identity INTEGER NOT NULL,
    origin TEXT NOT NULL,
    readings TEXT NOT NULL,                   -- JSON array
    read_at INTEGER NOT NULL,                 -- when the origin last said something new
    PRIMARY KEY (identity, origin)
) STRICT, WITHOUT ROWID;
-- The first version read prints only; a number typed by hand cannot be told apart from one.
INSERT INTO readings_of_origins
    SELECT r.identity, 'print', '[' || r.reading || ']', coalesce(d.first_seen_at, 0)
    FROM readings r LEFT JOIN declarations d USING (identity);
DROP TABLE readings;

ALTER TABLE clearance_answers ADD COLUMN told_at INTEGER;
ALTER TABLE sheets ADD COLUMN told_at INTEGER;

ALTER TABLE declarations ADD COLUMN declarant_user TEXT;
ALTER TABLE declarations ADD COLUMN declarant_key TEXT;    -- declarant_user without its case
-- Older than the day from which on its sources' declarations wait for a rating.
ALTER TABLE declarations ADD COLUMN set_aside INTEGER NOT NULL DEFAULT 0
    CHECK (set_aside IN (0, 1));

DROP INDEX worklist_all;
DROP INDEX worklist_unrated;
DROP INDEX worklist_rated;
DROP INDEX worklist_in_procedure;
CREATE INDEX worklist_all ON declarations
    (sort_at, identity, kind, channel, branch_key, enterprise, declarant_key);
CREATE INDEX worklist_unrated ON declarations
    (sort_at, identity, kind, channel, branch_key, enterprise, declarant_key)
    WHERE assessed = 0 AND set_aside = 0 AND clearance NOT IN ('none', 'cancelled');
CREATE INDEX worklist_rated ON declarations
    (sort_at, identity, kind, channel, branch_key, enterprise, declarant_key)
    WHERE assessed = 1;
CREATE INDEX worklist_in_procedure ON declarations
    (sort_at, identity, kind, channel, branch_key, enterprise, declarant_key)
    WHERE clearance = 'none';
CREATE INDEX declarations_of_declarant ON declarations (declarant_key, sort_at)
    WHERE declarant_key IS NOT NULL;
CREATE INDEX declarations_set_aside ON declarations (sort_at) WHERE set_aside = 1;

-- Reports that cannot say what is cleared: one question for all of a report.
CREATE TABLE unknown_reports (
    report_id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    read_at INTEGER NOT NULL,
    hint TEXT                                 -- JSON of a Sentence
) STRICT;
-- A declaration is asked about once: it belongs to the newest report that could not tell, or to
-- none once its report was dismissed.
CREATE TABLE unknown_report_declarations (
    identity INTEGER PRIMARY KEY,
    report_id INTEGER REFERENCES unknown_reports ON DELETE SET NULL
) STRICT;
CREATE INDEX declarations_of_unknown_report ON unknown_report_declarations (report_id);

CREATE TABLE sources (
    source_id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('folder', 'database')),
    name TEXT NOT NULL,
    is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    settings TEXT NOT NULL,                   -- JSON; never a password
    waits_from TEXT,                          -- yyyy-mm-dd, Vietnam's day
    last_read_at INTEGER,
    last_end TEXT,                            -- JSON of a Sentence
    declarations INTEGER NOT NULL DEFAULT 0,  -- read in all, but for those of files
    cursor TEXT
) STRICT;

CREATE TABLE source_files (
    source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
    path BLOB NOT NULL,                       -- as the system encodes it
    size INTEGER NOT NULL,                    -- bytes
    mtime_ns INTEGER NOT NULL,
    content_hash BLOB NOT NULL,
    is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1)),
    failure TEXT,                             -- JSON of a Sentence
    declarations INTEGER NOT NULL,
    read_at INTEGER NOT NULL,
    failed INTEGER NOT NULL GENERATED ALWAYS AS (failure IS NOT NULL) VIRTUAL,
    PRIMARY KEY (source_id, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_files_counted ON source_files (source_id, failed, declarations);
CREATE INDEX source_files_by_content ON source_files (source_id, content_hash);

-- The customs branches that a database of the declaration software names.
CREATE TABLE source_branches (
    source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
    code TEXT NOT NULL,                       -- upper case
    short_name TEXT,
    name TEXT,
    PRIMARY KEY (source_id, code)
) STRICT, WITHOUT ROWID;

-- Short names and codes that stood side by side on a declaration; upper case.
CREATE TABLE declared_branches (
    short_name TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (short_name, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE table_mappings (
    name TEXT PRIMARY KEY,
    mapping TEXT NOT NULL                     -- JSON of a TableMapping
) STRICT;
