-- Payment records go after five years (money.md, Card and personal data). Where a chain's oldest events
-- are gone, it begins behind its checkpoint. The newest `journal.purged` event says the same and is
-- signed with its chain; whoever reads a chain compares the two.

CREATE TABLE checkpoint (
  terminal TEXT PRIMARY KEY NOT NULL REFERENCES terminal (name),
  -- The last event that is gone, and its MAC: what the first one that is left was signed behind.
  seq INTEGER NOT NULL CHECK (seq >= 1),
  mac BLOB NOT NULL CHECK (length(mac) = 32),
  -- How many orders of this chain have gone so far, and from which business date to which; null where
  -- nothing among them was ever paid.
  orders INTEGER NOT NULL CHECK (orders >= 0),
  first_date TEXT CHECK (first_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_date TEXT CHECK (last_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  -- Up to which place in the lists orders and refunds have gone: none is given out again.
  order_position INTEGER NOT NULL CHECK (order_position >= 0),
  refund_position INTEGER NOT NULL CHECK (refund_position >= 0),
  CHECK ((first_date IS NULL) = (last_date IS NULL)),
  CHECK (first_date <= last_date)
) STRICT, WITHOUT ROWID;

-- Only what the very last event says may become a checkpoint …
CREATE TRIGGER checkpoint_is_said_by_an_event BEFORE INSERT ON checkpoint
WHEN NOT EXISTS (
  SELECT 1 FROM terminal
  JOIN event ON event.terminal = terminal.name AND event.seq = terminal.head_seq
  JOIN json_each(CAST(event.body AS TEXT), '$.checkpoints') AS said
  WHERE terminal.number = (SELECT max(number) FROM terminal)
    AND event.kind = 'journal.purged'
    AND json_extract(said.value, '$.terminal') = NEW.terminal
    AND json_extract(said.value, '$.seq') = NEW.seq
    AND json_extract(said.value, '$.mac') = lower(hex(NEW.mac))
)
BEGIN
  SELECT RAISE(ABORT, 'a checkpoint needs its event');
END;

CREATE TRIGGER checkpoint_moves_forward BEFORE DELETE ON checkpoint
WHEN NOT EXISTS (
  SELECT 1 FROM terminal
  JOIN event ON event.terminal = terminal.name AND event.seq = terminal.head_seq
  JOIN json_each(CAST(event.body AS TEXT), '$.checkpoints') AS said
  WHERE terminal.number = (SELECT max(number) FROM terminal)
    AND event.kind = 'journal.purged'
    AND json_extract(said.value, '$.terminal') = OLD.terminal
    AND json_extract(said.value, '$.seq') >= OLD.seq
)
BEGIN
  SELECT RAISE(ABORT, 'a checkpoint only moves forward');
END;

CREATE TRIGGER checkpoint_is_never_changed BEFORE UPDATE ON checkpoint
BEGIN
  SELECT RAISE(ABORT, 'a checkpoint is never changed');
END;

-- … and only what a checkpoint covers may be deleted.
DROP TRIGGER event_is_never_deleted;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
WHEN NOT EXISTS (
  SELECT 1 FROM checkpoint
  WHERE checkpoint.terminal = OLD.terminal AND checkpoint.seq >= OLD.seq
)
BEGIN
  SELECT RAISE(ABORT, 'an event is never deleted');
END;

-- Nor can one be put, or put back, where events have gone.
CREATE TRIGGER event_is_never_put_back BEFORE INSERT ON event
WHEN EXISTS (
  SELECT 1 FROM checkpoint
  WHERE checkpoint.terminal = NEW.terminal AND checkpoint.seq >= NEW.seq
)
BEGIN
  SELECT RAISE(ABORT, 'an event that is gone stays gone');
END;
