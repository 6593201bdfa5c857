-- What came of speaking up: cases with their news, and the enterprise's replies to answers.
-- Times and JSON as in 0001.

ALTER TABLE cases ADD COLUMN stage TEXT NOT NULL DEFAULT 'open'
    CHECK (stage IN ('open', 'answered', 'closed'));
ALTER TABLE cases ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN opened_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;     -- the last event
ALTER TABLE cases ADD COLUMN unread INTEGER NOT NULL DEFAULT 0 CHECK (unread IN (0, 1));
-- An answer that is still to be shown above the next form.
ALTER TABLE cases ADD COLUMN untold INTEGER NOT NULL DEFAULT 0 CHECK (untold IN (0, 1));
ALTER TABLE cases ADD COLUMN news INTEGER NOT NULL DEFAULT 0;           -- counts up: the newest has the highest
ALTER TABLE cases ADD COLUMN search_text TEXT NOT NULL DEFAULT '';      -- folded

UPDATE cases SET
    events = json_array_length(details, '$.events'),
    opened_at = coalesce(unixepoch(details ->> '$.events[0].at') * 1000000, 0),
    changed_at = coalesce(unixepoch(details ->> '$.events[#-1].at') * 1000000, 0),
    stage = CASE
        WHEN details ->> '$.events[#-1].kind' IN ('answered', 'closed')
            THEN details ->> '$.events[#-1].kind'
        ELSE 'open'
    END;

CREATE INDEX cases_by_stage ON cases (stage, opened_at, changed_at);
CREATE INDEX cases_unread ON cases (news) WHERE unread = 1;
CREATE INDEX cases_untold ON cases (news) WHERE untold = 1;
CREATE INDEX cases_news ON cases (news) WHERE news > 0;

CREATE TABLE replies (
    reply INTEGER PRIMARY KEY AUTOINCREMENT,
    reply_id TEXT NOT NULL UNIQUE,
    entry INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('accepted', 'not_resolved')),
    text TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN
        ('queued', 'sending', 'unknown', 'sent', 'refused', 'withdrawn')),
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- How many like it the case held when it was first given to an attempt.
    alike INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER,
    problem TEXT,                             -- JSON of a Problem
    trouble TEXT,                             -- JSON of a Sentence
    ended_at INTEGER,
    FOREIGN KEY (entry, case_id) REFERENCES cases ON DELETE CASCADE,
    CHECK (state NOT IN ('sending', 'unknown') OR attempts > 0)
) STRICT;
CREATE INDEX replies_of_case ON replies (entry, case_id);
CREATE UNIQUE INDEX one_reply_on_its_way ON replies (entry, case_id)
    WHERE state IN ('queued', 'sending', 'unknown');
-- What was sent is what was saved.
CREATE TRIGGER reply_stays BEFORE UPDATE OF reply_id, kind, text ON replies
BEGIN
    SELECT raise(ABORT, 'a reply that was saved never changes');
END;
