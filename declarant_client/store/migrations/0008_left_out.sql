-- What is to be said of files that were read all the same, and which of the others may be read
-- once the user has said what a table's columns mean.

ALTER TABLE source_files ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0;  -- rows
ALTER TABLE source_files ADD COLUMN hint TEXT;             -- JSON of a Sentence
ALTER TABLE source_files ADD COLUMN is_unknown_table INTEGER NOT NULL DEFAULT 0
    CHECK (is_unknown_table IN (0, 1));

DROP INDEX source_files_counted;
CREATE INDEX source_files_counted ON source_files (source_id, failed, declarations, left_out);
CREATE INDEX source_files_hinting ON source_files (source_id, read_at) WHERE hint IS NOT NULL;
