-- What is not asked about: skipped for good, or until a time. Times as in 0001.

ALTER TABLE declarations ADD COLUMN put_off TEXT
    CHECK (put_off = 'no_opinion' OR put_off = 'already_rated' OR put_off = 'snoozed');
ALTER TABLE declarations ADD COLUMN put_off_at INTEGER;
-- An index cannot know the time: the first look after this one takes the mark away.
ALTER TABLE declarations ADD COLUMN put_off_until INTEGER;

-- The regime besides: by it, too, a rule may say that nothing is asked.
DROP INDEX worklist_unrated;
CREATE INDEX worklist_unrated ON declarations
    (sort_at, identity, kind, channel, branch_key, enterprise, declarant_key, regime)
    WHERE assessed = 0 AND set_aside = 0 AND put_off IS NULL
        AND clearance NOT IN ('none', 'cancelled');
CREATE INDEX worklist_put_off ON declarations
    (sort_at, identity, kind, channel, branch_key, enterprise, declarant_key)
    WHERE put_off IS NOT NULL AND assessed = 0;
CREATE INDEX declarations_put_off_until ON declarations (put_off_until)
    WHERE put_off_until IS NOT NULL;
CREATE INDEX declarations_put_off_at ON declarations (put_off_at) WHERE put_off_at IS NOT NULL;
