-- Who works here and may unlock the screen. Not in events: a row can be erased. A code is kept as a
-- slow hash only (bar B-P14).

CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (
    length(name) BETWEEN 1 AND 40
    AND replace(replace(replace(replace(name, '-', ''), ' ', ''), '.', ''), '/', '')
      NOT GLOB '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  role TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'cashier')),
  -- Algorithm, its costs, salt and digest, as `main/lock/code-hash.ts` packs them.
  code_hash BLOB NOT NULL CHECK (length(code_hash) BETWEEN 32 AND 200),
  created_at INTEGER NOT NULL CHECK (created_at >= 0),
  changed_at INTEGER NOT NULL CHECK (changed_at >= 0)
) STRICT;

-- How many wrong lock codes were typed in a row. It lies here so that ending the program does not
-- forget them; how long the next code waits follows from the number alone, so that no clock can be
-- turned to shorten it.
CREATE TABLE lock_tries (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  wrong INTEGER NOT NULL CHECK (wrong BETWEEN 0 AND 1000000)
) STRICT;
