-- Payments that this file did not make (money.md, Reconcile): another till's, the web's, a schedule's,
-- or ones that a restore has lost. They are orders too, found at the gateway and never charged here.
-- SQLite cannot loosen the check of a column, so the table is made anew; what it and `refunds` hold
-- is carried over row by row.

CREATE TABLE orders_with_origin (
  order_id TEXT PRIMARY KEY NOT NULL CHECK (
    length(order_id) BETWEEN 1 AND 40
    AND order_id NOT GLOB '*[^A-Za-z0-9-]*'
    AND order_id NOT GLOB
      '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  -- Counts intents and what was found. Lists are ordered by it, never by a clock.
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
  -- Nobody here has read the card of a payment that was found: both are empty then.
  bin6 TEXT NOT NULL CHECK (length(bin6) IN (0, 6) AND bin6 NOT GLOB '*[^0-9]*'),
  last4 TEXT NOT NULL CHECK (length(last4) IN (0, 4) AND last4 NOT GLOB '*[^0-9]*'),
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
  -- Where it was made, as far as its id and the gateway tell.
  origin TEXT NOT NULL CHECK (origin IN ('here', 'other-till', 'web', 'schedule', 'unknown')),
  -- Found at the gateway: this file has no intent of it. Rules of charging leave it alone.
  observed INTEGER NOT NULL CHECK (observed IN (0, 1)),
  -- Whose merchant id of it could not be its id here: as much of that as may be kept.
  foreign_order_id TEXT NOT NULL CHECK (
    length(foreign_order_id) <= 160
    AND replace(replace(replace(replace(foreign_order_id, '-', ''), ' ', ''), '.', ''), '/', '')
      NOT GLOB '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  CHECK (observed = 1 OR (origin = 'here' AND bin6 <> '' AND last4 <> '')),
  CHECK (observed = 0 OR state IN ('approved', 'declined', 'partly-refunded', 'refunded')),
  CHECK ((state IN ('approved', 'partly-refunded', 'refunded')) <= (business_date IS NOT NULL)),
  UNIQUE (sale_id, attempt)
) STRICT;

INSERT INTO orders_with_origin (
  order_id, position, sale_id, attempt, state, amount_won, tax_free_won, installment_months,
  item_name, person_id, bin6, last4, issuer, card_kind, approval_number, payment_id, receipt_url,
  sandbox, created_at, changed_at, paid_at, business_date, decline_code, gateway_text, cause,
  unknown_since, alarm, unseen, id_used_before, duplicate_of, note_id, origin, observed,
  foreign_order_id
)
SELECT
  order_id, position, sale_id, attempt, state, amount_won, tax_free_won, installment_months,
  item_name, person_id, bin6, last4, issuer, card_kind, approval_number, payment_id, receipt_url,
  sandbox, created_at, changed_at, paid_at, business_date, decline_code, gateway_text, cause,
  unknown_since, alarm, unseen, id_used_before, duplicate_of, note_id,
  'here', 0, ''
FROM orders;

-- They refer to their orders, which go for a moment.
CREATE TABLE refunds_kept AS SELECT * FROM refunds;
DELETE FROM refunds;
DROP TABLE orders;
ALTER TABLE orders_with_origin RENAME TO orders;
INSERT INTO refunds SELECT * FROM refunds_kept;
DROP TABLE refunds_kept;

CREATE INDEX orders_in_tray ON orders (position)
  WHERE unseen = 1 OR state IN ('intent', 'sent', 'unknown', 'needs-person');
CREATE INDEX orders_by_card ON orders (bin6, last4, amount_won, position);
CREATE INDEX orders_by_unknown_since ON orders (unknown_since) WHERE unknown_since IS NOT NULL;
CREATE INDEX orders_by_person ON orders (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX orders_by_note ON orders (note_id) WHERE note_id IS NOT NULL;
CREATE INDEX orders_made_here ON orders (position) WHERE observed = 0;

-- How far the reading after a restore has come. No projection: without it the reading begins again.
CREATE TABLE reconcile_cursor (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- The chain that was written to: a copy in a backup is of no use to the file restored from it.
  terminal TEXT NOT NULL REFERENCES terminal (name),
  -- Where the whole reading ends, where its present window begins, and the page that is next.
  until_at INTEGER NOT NULL CHECK (until_at >= 0),
  window_from INTEGER NOT NULL CHECK (window_from BETWEEN 0 AND until_at),
  page INTEGER NOT NULL CHECK (page BETWEEN 1 AND 1000000)
) STRICT;

-- The last sweep that came to its end: up to when it read, and when that was.
CREATE TABLE swept (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  until_at INTEGER NOT NULL CHECK (until_at >= 0),
  at INTEGER NOT NULL CHECK (at >= 0)
) STRICT;
