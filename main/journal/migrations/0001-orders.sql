-- The journal's first shape (money.md, Journal). Times are epoch milliseconds, amounts whole won.
-- Free text never holds twelve digits in a row, separators removed, so that no card or resident
-- number can lie here whatever the program above does; ids may hold thirteen, as names of the
-- gateway's payments do.

CREATE TABLE terminal (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) = 5 AND name NOT GLOB '*[^A-Z2-7]*'),
  -- The chain's head, kept beside it so that a tail that was cut off is missed.
  head_seq INTEGER NOT NULL CHECK (head_seq >= 0),
  head_mac BLOB NOT NULL CHECK (length(head_mac) = 32)
) STRICT;

CREATE TABLE event (
  terminal TEXT NOT NULL REFERENCES terminal (name),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  time INTEGER NOT NULL CHECK (time >= 0),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40 AND kind NOT GLOB '*[^a-z.-]*'),
  version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 99),
  -- The bytes that were signed: nothing is serialised again to check them.
  body BLOB NOT NULL CHECK (length(body) BETWEEN 2 AND 65536),
  mac BLOB NOT NULL CHECK (length(mac) = 32),
  PRIMARY KEY (terminal, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN
  SELECT RAISE(ABORT, 'an event is never changed');
END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN
  SELECT RAISE(ABORT, 'an event is never deleted');
END;

-- Who pays: erasable, therefore never in an event.
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (
    length(name) <= 320
    AND replace(replace(replace(replace(name, '-', ''), ' ', ''), '.', ''), '/', '')
      NOT GLOB '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  -- Safe numbers (050…) have twelve digits, foreign ones thirteen; a card has fourteen at least.
  phone TEXT NOT NULL CHECK (
    length(phone) <= 16
    AND phone NOT GLOB '*[^-+0-9 ]*'
    AND length(replace(replace(replace(phone, '-', ''), ' ', ''), '+', '')) <= 13
  ),
  email TEXT NOT NULL CHECK (
    length(email) <= 480
    AND replace(replace(replace(replace(email, '-', ''), ' ', ''), '.', ''), '/', '')
      NOT GLOB '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  )
) STRICT;

-- What staff wrote in their own words: erasable too.
CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL CHECK (
    length(text) <= 400
    AND replace(replace(replace(replace(text, '-', ''), ' ', ''), '.', ''), '/', '')
      NOT GLOB '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  )
) STRICT;

-- A projection: dropped and replayed from the events at will.
CREATE TABLE orders (
  order_id TEXT PRIMARY KEY NOT NULL CHECK (
    length(order_id) BETWEEN 1 AND 40
    AND order_id NOT GLOB '*[^A-Za-z0-9-]*'
    AND order_id NOT GLOB
      '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  -- Counts intents. Lists are ordered by it, never by a clock.
  position INTEGER NOT NULL UNIQUE CHECK (position >= 1),
  sale_id TEXT NOT NULL CHECK (
    length(sale_id) BETWEEN 1 AND 40
    AND sale_id NOT GLOB '*[^A-Za-z0-9-]*'
    AND sale_id NOT GLOB
      '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  attempt INTEGER NOT NULL CHECK (attempt BETWEEN 1 AND 99),
  state TEXT NOT NULL CHECK (state IN (
    'intent', 'sent', 'not-sent', 'approved', 'declined', 'unknown', 'reversed',
    'needs-person', 'not-charged', 'partly-refunded', 'refunded'
  )),
  amount_won INTEGER NOT NULL CHECK (amount_won BETWEEN 1 AND 9007199254740991),
  tax_free_won INTEGER NOT NULL CHECK (tax_free_won BETWEEN 0 AND amount_won),
  installment_months INTEGER NOT NULL CHECK (installment_months BETWEEN 0 AND 36),
  item_name TEXT NOT NULL CHECK (
    length(item_name) <= 400
    AND replace(replace(replace(replace(item_name, '-', ''), ' ', ''), '.', ''), '/', '')
      NOT GLOB '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
  bin6 TEXT NOT NULL CHECK (length(bin6) = 6 AND bin6 NOT GLOB '*[^0-9]*'),
  last4 TEXT NOT NULL CHECK (length(last4) = 4 AND last4 NOT GLOB '*[^0-9]*'),
  issuer TEXT NOT NULL CHECK (
    length(issuer) <= 200
    AND replace(replace(replace(replace(issuer, '-', ''), ' ', ''), '.', ''), '/', '')
      NOT GLOB '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  card_kind TEXT CHECK (card_kind IN ('credit', 'check')),
  approval_number TEXT NOT NULL CHECK (
    length(approval_number) <= 20
    AND approval_number NOT GLOB '*[^A-Za-z0-9-]*'
    AND replace(approval_number, '-', '') NOT GLOB
      '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  payment_id TEXT NOT NULL CHECK (
    length(payment_id) <= 64
    AND payment_id NOT GLOB '*[^A-Za-z0-9_-]*'
    AND replace(replace(payment_id, '-', ''), '_', '') NOT GLOB
      '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  -- An address of the gateway's: long transaction numbers are normal in it, so it has a rule of its own.
  receipt_url TEXT NOT NULL CHECK (
    receipt_url = ''
    OR (length(receipt_url) <= 1000 AND receipt_url GLOB 'https://*' AND receipt_url NOT GLOB '*[^!-~]*')
  ),
  sandbox INTEGER NOT NULL CHECK (sandbox IN (0, 1)),
  created_at INTEGER NOT NULL CHECK (created_at >= 0),
  changed_at INTEGER NOT NULL CHECK (changed_at >= 0),
  paid_at INTEGER CHECK (paid_at >= 0),
  business_date TEXT CHECK (business_date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  decline_code TEXT NOT NULL CHECK (
    length(decline_code) <= 40
    AND decline_code NOT GLOB '*[^A-Za-z0-9_.-]*'
    AND replace(replace(decline_code, '-', ''), '.', '')
      NOT GLOB '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  gateway_text TEXT NOT NULL CHECK (
    length(gateway_text) <= 1000
    AND replace(replace(replace(replace(gateway_text, '-', ''), ' ', ''), '.', ''), '/', '')
      NOT GLOB '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  cause TEXT NOT NULL CHECK (
    length(cause) <= 40
    AND cause NOT GLOB '*[^a-z0-9-]*'
    AND replace(cause, '-', '')
      NOT GLOB '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  unknown_since INTEGER CHECK (unknown_since >= 0),
  alarm TEXT CHECK (alarm IN (
    'late-approval', 'paid-twice', 'wrong-amount', 'other-merchant-id', 'sandbox-mismatch'
  )),
  unseen INTEGER NOT NULL CHECK (unseen IN (0, 1)),
  -- An earlier attempt of the sale had this same id.
  id_used_before INTEGER NOT NULL CHECK (id_used_before IN (0, 1)),
  duplicate_of TEXT CHECK (
    length(duplicate_of) BETWEEN 1 AND 40 AND duplicate_of NOT GLOB '*[^A-Za-z0-9-]*'
    AND duplicate_of NOT GLOB
      '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  note_id INTEGER REFERENCES note (id) ON DELETE SET NULL,
  CHECK ((state IN ('approved', 'partly-refunded', 'refunded')) <= (business_date IS NOT NULL)),
  UNIQUE (sale_id, attempt)
) STRICT;

CREATE INDEX orders_in_tray ON orders (position)
  WHERE unseen = 1 OR state IN ('intent', 'sent', 'unknown', 'needs-person');
CREATE INDEX orders_by_card ON orders (bin6, last4, amount_won, position);
CREATE INDEX orders_by_unknown_since ON orders (unknown_since) WHERE unknown_since IS NOT NULL;
