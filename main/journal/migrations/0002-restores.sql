-- After a restore, payments newer than the backup are known to the gateway and not to this file: the
-- till charges nothing until they have been looked up. A projection, like `orders`.

CREATE TABLE reconcile_need (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- The time of the last event that survived; 0 when none did.
  since INTEGER NOT NULL CHECK (since >= 0)
) STRICT;

-- Erasing a person or a note looks for the orders that name it.
CREATE INDEX orders_by_person ON orders (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX orders_by_note ON orders (note_id) WHERE note_id IS NOT NULL;
