-- A list report brings 100,000 rows: what each of them costs. Nothing that is kept changes.

-- As before, but for how its rules are written: SQLite makes a tree for each list of more than
-- two values, for each row anew.
CREATE TABLE declarations_anew (
    identity INTEGER PRIMARY KEY CHECK (identity BETWEEN 10000000000 AND 39999999999),
    number TEXT NOT NULL CHECK (CAST(number AS INTEGER) / 10 = identity),
    kind TEXT NOT NULL CHECK (kind IN ('import', 'export')),
    clearance TEXT NOT NULL CHECK (clearance = 'cleared' OR clearance = 'none'
        OR clearance = 'released_before_permit' OR clearance = 'stored'
        OR clearance = 'cancelled' OR clearance = 'unknown'),
    assessed INTEGER NOT NULL DEFAULT 0 CHECK (assessed IN (0, 1)),
    search_text TEXT NOT NULL,                -- folded
    channel TEXT CHECK (channel = 'green' OR channel = 'yellow' OR channel = 'red'),
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
        WHEN clearance = 'cleared' OR clearance = 'released_before_permit'
            OR clearance = 'stored' THEN 'cleared'
    END) VIRTUAL,
    declarant_user TEXT,
    declarant_key TEXT,                       -- declarant_user without its case
    -- Older than the day from which on its sources' declarations wait for a rating.
    set_aside INTEGER NOT NULL DEFAULT 0 CHECK (set_aside IN (0, 1))
) STRICT;
INSERT INTO declarations_anew (
    identity, number, kind, clearance, assessed, search_text, channel, regime, branch_code,
    branch_short_name, branch_name, team, registered_at, cleared_at, enterprise, enterprise_name,
    agent_code, agent_name, first_number, first_seen_at, declarant_user, declarant_key, set_aside)
SELECT
    identity, number, kind, clearance, assessed, search_text, channel, regime, branch_code,
    branch_short_name, branch_name, team, registered_at, cleared_at, enterprise, enterprise_name,
    agent_code, agent_name, first_number, first_seen_at, declarant_user, declarant_key, set_aside
FROM declarations ORDER BY identity;
DROP TABLE declarations;
ALTER TABLE declarations_anew RENAME TO declarations;

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
CREATE INDEX declarations_set_aside ON declarations (sort_at) WHERE set_aside = 1;

-- An enterprise has no index of its own: the worklist's bear it, and its order cost each row the most.

-- What the worklist's filters can be set to, counted with the rows that are written: a few hundred
-- values, for which each row had an entry in an index for each filter.
CREATE TABLE worklist_choices (
    filter TEXT NOT NULL CHECK (filter IN ('branch', 'declarant') OR filter = 'enterprise'),
    value TEXT NOT NULL,                      -- branch_key, declarant_key, enterprise
    declarations INTEGER NOT NULL,            -- how many have it
    name TEXT,                                -- as the newest of them that has one is named
    named_at INTEGER NOT NULL,                -- its sort_at
    PRIMARY KEY (filter, value)
) STRICT, WITHOUT ROWID;
INSERT INTO worklist_choices
    SELECT 'enterprise', enterprise, count(*), enterprise_name, max(sort_at)
    FROM declarations WHERE enterprise IS NOT NULL GROUP BY enterprise;
INSERT INTO worklist_choices
    SELECT 'branch', branch_key, count(*), branch_name, max(sort_at)
    FROM declarations WHERE branch_key IS NOT NULL GROUP BY branch_key;
INSERT INTO worklist_choices
    SELECT 'declarant', declarant_key, count(*), declarant_user, max(sort_at)
    FROM declarations WHERE declarant_key IS NOT NULL GROUP BY declarant_key;
