-- The history filters, counts and searches in two indexes, without the rows themselves.

ALTER TABLE assessments ADD COLUMN branch_key TEXT;        -- code or short name, upper case
-- Each rated subject as the first letter of its kind and its level, in order: `b5o1t5`. There are
-- few different ones, so that grouping by it counts a million ratings in as many steps as there are
-- assessments; `ratings` still says which subject is which.
ALTER TABLE assessments ADD COLUMN rated TEXT NOT NULL DEFAULT '';

UPDATE assessments SET
    branch_key = CASE WHEN json_valid(CAST(content AS TEXT)) THEN upper(coalesce(
        CAST(content AS TEXT) ->> '$.declaration.branch.code',
        CAST(content AS TEXT) ->> '$.declaration.branch.short_name')) END,
    rated = coalesce((
        SELECT group_concat(substr(subject_kind, 1, 1) || level, ''
            ORDER BY substr(subject_kind, 1, 1), level)
        FROM ratings WHERE ratings.entry = assessments.entry), '');

DROP INDEX assessments_by_time;
CREATE INDEX history_filtered ON assessments
    (made_at, entry, state, enterprise, account_id, branch_key, rated);
CREATE INDEX history_searched ON assessments
    (made_at, entry, state, enterprise, account_id, branch_key, rated,
     receipt_number, search_text);
