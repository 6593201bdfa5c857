-- What is being typed to an office's answer and is not sent yet, as `drafts` is of ratings.

CREATE TABLE reply_drafts (
    entry INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('accepted', 'not_resolved')),
    text TEXT NOT NULL,
    PRIMARY KEY (entry, case_id),
    FOREIGN KEY (entry, case_id) REFERENCES cases ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
