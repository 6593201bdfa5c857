-- Official gazettes as sources of notices beside the offices; what a reader does with a notice.
-- Times and JSON as in 0001; days are yyyy-mm-dd, Vietnam's.

CREATE TABLE feeds (
    feed_id INTEGER PRIMARY KEY AUTOINCREMENT,
    address TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    keywords TEXT NOT NULL,                   -- JSON array
    moved_to TEXT,
    etag TEXT,
    last_modified TEXT,
    asked_at INTEGER,
    next_at INTEGER,
    fetched_at INTEGER,
    trouble TEXT                              -- JSON of a Sentence
) STRICT;

CREATE TABLE notices_with_sources (
    source TEXT NOT NULL,                     -- the office's or the feed's address
    notice_id TEXT NOT NULL,
    account_id INTEGER REFERENCES accounts,
    feed_id INTEGER REFERENCES feeds,
    revision INTEGER NOT NULL,
    notice TEXT NOT NULL,                     -- JSON of a Notice
    before TEXT,                              -- the Notice last read, once it became news again
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    issuing_body TEXT,
    field TEXT,
    published_on TEXT,
    in_force_on TEXT,
    expired_on TEXT,
    posted_at INTEGER NOT NULL,
    search_text TEXT NOT NULL,                -- folded
    unread INTEGER NOT NULL CHECK (unread IN (0, 1)),
    starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    -- The effective day for which a reminder was announced, or put away.
    announced_for TEXT,
    closed_for TEXT,
    PRIMARY KEY (source, notice_id),
    CHECK ((account_id IS NULL) <> (feed_id IS NULL))
) STRICT;
INSERT INTO notices_with_sources (source, notice_id, account_id, revision, notice, kind, status,
        issuing_body, field, published_on, in_force_on, expired_on, posted_at, search_text, unread,
        withdrawn)
    SELECT office_url, notice_id, account_id, revision, notice, kind, status,
        iif(json_valid(notice), notice ->> 'issuing_body', NULL),
        iif(json_valid(notice), notice ->> 'field', NULL),
        iif(json_valid(notice), notice ->> 'published_on', NULL),
        iif(json_valid(notice), notice ->> 'in_force_on', NULL),
        iif(json_valid(notice), notice ->> 'expired_on', NULL),
        posted_at, search_text, unread, withdrawn
    FROM notices;
DROP TABLE notices;
ALTER TABLE notices_with_sources RENAME TO notices;
CREATE INDEX notices_by_time ON notices (posted_at, notice_id, source);
CREATE INDEX notices_unread ON notices (unread) WHERE unread = 1;
CREATE INDEX notices_by_effect ON notices (in_force_on) WHERE in_force_on IS NOT NULL;
CREATE INDEX notices_of_feed ON notices (feed_id) WHERE feed_id IS NOT NULL;
