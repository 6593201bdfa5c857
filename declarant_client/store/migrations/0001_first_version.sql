-- Times are microseconds since 1970 in UTC. An identity is a declaration's first 11 digits as an
-- integer (it never begins with 0). JSON is UTF-8 text.

CREATE TABLE accounts (
    account_id INTEGER PRIMARY KEY AUTOINCREMENT,
    office_url TEXT NOT NULL,
    office TEXT NOT NULL,                     -- JSON of an OfficeDescription
    office_id TEXT NOT NULL,
    office_name TEXT NOT NULL,
    party_tax_code TEXT NOT NULL,
    party_name TEXT NOT NULL,
    party_kind TEXT NOT NULL,
    role TEXT NOT NULL,
    client_id TEXT NOT NULL,
    key_name TEXT NOT NULL,
    enrolled_at INTEGER NOT NULL,
    trouble TEXT,                             -- JSON of a Sentence
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    UNIQUE (office_url, client_id)
) STRICT;

CREATE TABLE directories (
    account_id INTEGER PRIMARY KEY REFERENCES accounts,
    directory TEXT NOT NULL,                  -- JSON of a Directory
    etag TEXT
) STRICT;

-- What offices and directories call the branches; `answers`: the account's office is theirs.
CREATE TABLE branches (
    account_id INTEGER NOT NULL REFERENCES accounts,
    code TEXT NOT NULL,
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    answers INTEGER NOT NULL CHECK (answers IN (0, 1)),
    PRIMARY KEY (account_id, code)
) STRICT, WITHOUT ROWID;

-- Everything by which a branch is found: code, short name, aliases; upper case.
CREATE TABLE branch_keys (
    branch_key TEXT NOT NULL,
    account_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (branch_key, account_id, code),
    FOREIGN KEY (account_id, code) REFERENCES branches ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX branch_keys_of_branch ON branch_keys (account_id, code);

CREATE TABLE cursors (
    account_id INTEGER NOT NULL REFERENCES accounts,
    stream TEXT NOT NULL CHECK (stream IN ('sheets', 'assessments', 'notices')),
    cursor TEXT NOT NULL,
    PRIMARY KEY (account_id, stream)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_requests (
    request INTEGER PRIMARY KEY AUTOINCREMENT,
    asked_at INTEGER NOT NULL,
    answer BLOB
) STRICT;
CREATE INDEX sync_requests_open ON sync_requests (request) WHERE answer IS NULL;

-- Merged from `readings`, `clearance_answers` and `sheets`, and made anew when one of them changes.
CREATE TABLE declarations (
    identity INTEGER PRIMARY KEY CHECK (identity BETWEEN 10000000000 AND 39999999999),
    number TEXT NOT NULL CHECK (substr(number, 1, 11) = CAST(identity AS TEXT)),
    kind TEXT NOT NULL CHECK (kind IN ('import', 'export')),
    clearance TEXT NOT NULL CHECK (clearance IN
        ('none', 'released_before_permit', 'stored', 'cleared', 'cancelled', 'unknown')),
    assessed INTEGER NOT NULL DEFAULT 0 CHECK (assessed IN (0, 1)),
    search_text TEXT NOT NULL,                -- folded
    channel TEXT CHECK (channel IN ('green', 'yellow', 'red')),
    regime TEXT,
    branch_code TEXT,
    branch_short_name TEXT,
    branch_name TEXT,
    team TEXT,
    registered_at INTEGER,
    cleared_at INTEGER,
    enterprise TEXT,
    enterprise_name TEXT,
    agent_code TEXT,
    agent_name TEXT,
    first_number TEXT,
    first_seen_at INTEGER NOT NULL,
    sort_at INTEGER NOT NULL GENERATED ALWAYS AS
        (coalesce(cleared_at, registered_at, first_seen_at)) VIRTUAL,
    branch_key TEXT GENERATED ALWAYS AS (upper(coalesce(branch_code, branch_short_name))) VIRTUAL,
    phase TEXT GENERATED ALWAYS AS (CASE
        WHEN clearance = 'none' THEN 'during'
        WHEN clearance IN ('released_before_permit', 'stored', 'cleared') THEN 'cleared'
    END) VIRTUAL
) STRICT;
-- The worklist's orders; what follows the identity lets filters be counted in the index alone.
CREATE INDEX worklist_all ON declarations
    (sort_at, identity, kind, channel, branch_key, enterprise);
CREATE INDEX worklist_unrated ON declarations
    (sort_at, identity, kind, channel, branch_key, enterprise)
    WHERE assessed = 0 AND clearance NOT IN ('none', 'cancelled');
CREATE INDEX worklist_rated ON declarations
    (sort_at, identity, kind, channel, branch_key, enterprise)
    WHERE assessed = 1;
CREATE INDEX worklist_in_procedure ON declarations
    (sort_at, identity, kind, channel, branch_key, enterprise)
    WHERE clearance = 'none';
CREATE INDEX declarations_of_enterprise ON declarations (enterprise, sort_at);
CREATE INDEX declarations_of_branch ON declarations (branch_key, sort_at);

CREATE TABLE readings (
    identity INTEGER PRIMARY KEY,
    reading TEXT NOT NULL                     -- JSON of all readings merged
) STRICT;

CREATE TABLE clearance_answers (
    identity INTEGER PRIMARY KEY,
    clearance TEXT NOT NULL
) STRICT;

CREATE TABLE sheets (
    identity INTEGER NOT NULL,
    account_id INTEGER NOT NULL REFERENCES accounts,
    sheet TEXT NOT NULL,                      -- JSON of a Sheet
    kept INTEGER NOT NULL,                    -- counts up: the newest has the highest
    PRIMARY KEY (identity, account_id)
) STRICT, WITHOUT ROWID;

-- Current assessments that an office's sheet names, ours among them.
CREATE TABLE sheet_assessments (
    identity INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    phase TEXT NOT NULL CHECK (phase IN ('during', 'cleared')),
    assessment_id TEXT NOT NULL,
    rater TEXT NOT NULL,
    assessed_at INTEGER NOT NULL,
    PRIMARY KEY (identity, account_id, phase),
    FOREIGN KEY (identity, account_id) REFERENCES sheets ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
    identity INTEGER NOT NULL,
    phase TEXT NOT NULL CHECK (phase IN ('during', 'cleared')),
    draft TEXT NOT NULL,                      -- JSON
    PRIMARY KEY (identity, phase)
) STRICT, WITHOUT ROWID;

CREATE TABLE contacts (
    enterprise TEXT PRIMARY KEY,              -- tax code; '' where none was known
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    used INTEGER NOT NULL                     -- counts up: the last used has the highest
) STRICT;

-- Every assessment: made here (the outbox), or restored from an office.
CREATE TABLE assessments (
    entry INTEGER PRIMARY KEY AUTOINCREMENT,
    assessment_id TEXT NOT NULL UNIQUE,
    identity INTEGER NOT NULL,
    number TEXT NOT NULL,
    phase TEXT NOT NULL CHECK (phase IN ('during', 'cleared')),
    state TEXT NOT NULL CHECK (state IN
        ('held', 'queued', 'sending', 'unknown', 'accepted', 'refused', 'withdrawn')),
    made_here INTEGER NOT NULL CHECK (made_here IN (0, 1)),
    account_id INTEGER REFERENCES accounts,
    made_at INTEGER NOT NULL,
    revises TEXT,
    enterprise TEXT,
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- An ended attempt may have reached the office, and no word of it came since.
    uncertain INTEGER NOT NULL DEFAULT 0 CHECK (uncertain IN (0, 1)),
    office_id TEXT,                           -- where the last attempt went
    held_until INTEGER,
    next_attempt_at INTEGER,
    receipt TEXT,                             -- JSON of a Receipt
    receipt_number TEXT,
    problem TEXT,                             -- JSON of a Problem
    trouble TEXT,                             -- JSON of a Sentence
    ended_at INTEGER,
    unverified INTEGER NOT NULL DEFAULT 0 CHECK (unverified IN (0, 1)),
    search_text TEXT NOT NULL,                -- folded
    content BLOB NOT NULL,                    -- made here: the canonical bytes, never changed
    CHECK (made_here = 1 OR state IN ('accepted', 'withdrawn')),
    CHECK (state <> 'accepted' OR receipt IS NOT NULL),
    CHECK (state NOT IN ('accepted', 'refused', 'withdrawn') OR ended_at IS NOT NULL),
    CHECK (state NOT IN ('sending', 'unknown') OR (attempts > 0 AND office_id IS NOT NULL)),
    CHECK (state <> 'unknown' OR uncertain = 1),
    CHECK (state NOT IN ('held', 'queued', 'refused') OR uncertain = 0)
) STRICT;
CREATE INDEX assessments_of_place ON assessments (identity, phase);
CREATE INDEX assessments_by_time ON assessments (made_at, assessment_id);
CREATE INDEX assessments_waiting ON assessments (account_id, entry)
    WHERE state IN ('held', 'queued', 'sending', 'unknown');
CREATE INDEX assessments_refused ON assessments (entry) WHERE state = 'refused';
CREATE INDEX assessments_ended ON assessments (ended_at) WHERE made_here = 1;
CREATE INDEX assessments_revising ON assessments (revises) WHERE revises IS NOT NULL;
CREATE UNIQUE INDEX one_first_on_its_way ON assessments (identity, phase)
    WHERE state IN ('held', 'queued', 'sending', 'unknown') AND revises IS NULL;
CREATE UNIQUE INDEX one_revision_on_its_way ON assessments (revises)
    WHERE state IN ('held', 'queued', 'sending', 'unknown') AND revises IS NOT NULL;
-- What was sent is what was saved: the bytes and the id of an assessment made here stay.
CREATE TRIGGER content_stays BEFORE UPDATE OF content, assessment_id, made_here ON assessments
    WHEN old.made_here = 1 AND (new.content IS NOT old.content
        OR new.assessment_id IS NOT old.assessment_id OR new.made_here = 0)
BEGIN
    SELECT raise(ABORT, 'the content of an assessment made here never changes');
END;

CREATE TABLE ratings (
    entry INTEGER NOT NULL REFERENCES assessments ON DELETE CASCADE,
    position INTEGER NOT NULL,
    subject_kind TEXT NOT NULL,
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
    PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
    entry INTEGER NOT NULL REFERENCES assessments ON DELETE CASCADE,
    case_id TEXT NOT NULL,
    details TEXT NOT NULL,                    -- JSON of a Case
    is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    PRIMARY KEY (entry, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX cases_open ON cases (entry) WHERE is_open = 1;

CREATE TABLE notices (
    office_url TEXT NOT NULL,
    notice_id TEXT NOT NULL,
    account_id INTEGER NOT NULL REFERENCES accounts,
    revision INTEGER NOT NULL,
    notice TEXT NOT NULL,                     -- JSON of a Notice
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    posted_at INTEGER NOT NULL,
    search_text TEXT NOT NULL,                -- folded
    unread INTEGER NOT NULL CHECK (unread IN (0, 1)),
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    PRIMARY KEY (office_url, notice_id)
) STRICT;
CREATE INDEX notices_by_time ON notices (posted_at, notice_id, office_url);
CREATE INDEX notices_unread ON notices (unread) WHERE unread = 1;
