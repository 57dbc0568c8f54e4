-- Money that went back (money.md, Refunds and tax): what this till asked for, and what was found
-- cancelled at the gateway and was not asked for here. A projection, like `orders`.

CREATE TABLE refunds (
  -- Opens the `reason` that goes to the gateway, which is how our own cancel is known again.
  refund_id TEXT PRIMARY KEY NOT NULL CHECK (
    length(refund_id) BETWEEN 1 AND 40
    AND refund_id NOT GLOB '*[^A-Za-z0-9-]*'
    AND refund_id NOT GLOB
      '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  -- Counts refunds as they were meant or found. Lists are ordered by it, never by a clock.
  position INTEGER NOT NULL UNIQUE CHECK (position >= 1),
  order_id TEXT NOT NULL REFERENCES orders (order_id),
  payment_id TEXT NOT NULL CHECK (
    length(payment_id) <= 64
    AND payment_id NOT GLOB '*[^A-Za-z0-9_-]*'
    AND replace(replace(payment_id, '-', ''), '_', '') NOT GLOB
      '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  purpose TEXT NOT NULL CHECK (purpose IN ('refund', 'take-back', 'trial', 'elsewhere')),
  -- One sheet that was opened is one refund, however often its button was pressed.
  refund_key TEXT UNIQUE CHECK (
    length(refund_key) BETWEEN 1 AND 40
    AND refund_key NOT GLOB '*[^A-Za-z0-9-]*'
    AND refund_key NOT GLOB
      '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  -- Counts a person's tries of this one refund; all of them have its id, amount and balance.
  attempt INTEGER NOT NULL CHECK (attempt BETWEEN 1 AND 99),
  state TEXT NOT NULL CHECK (state IN (
    'intent', 'sent', 'not-sent', 'done', 'refused', 'unknown', 'needs-person'
  )),
  amount_won INTEGER NOT NULL CHECK (amount_won BETWEEN 1 AND 9007199254740991),
  tax_free_won INTEGER NOT NULL CHECK (tax_free_won BETWEEN 0 AND amount_won),
  -- What was believed to remain before it: the `checksum`.
  balance_won INTEGER NOT NULL CHECK (balance_won BETWEEN amount_won AND 9007199254740991),
  note_id INTEGER REFERENCES note (id) ON DELETE SET NULL,
  cancellation_id TEXT NOT NULL CHECK (
    length(cancellation_id) <= 64
    AND cancellation_id NOT GLOB '*[^A-Za-z0-9_-]*'
    AND replace(replace(cancellation_id, '-', ''), '_', '') NOT GLOB
      '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  created_at INTEGER NOT NULL CHECK (created_at >= 0),
  changed_at INTEGER NOT NULL CHECK (changed_at >= 0),
  cancelled_at INTEGER CHECK (cancelled_at >= 0),
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
  unseen INTEGER NOT NULL CHECK (unseen IN (0, 1)),
  -- An earlier try may have reached the gateway, so a refusal alone proves nothing any more.
  sent_before INTEGER NOT NULL CHECK (sent_before IN (0, 1)),
  CHECK ((state = 'done') = (business_date IS NOT NULL)),
  CHECK ((purpose = 'elsewhere') = (refund_key IS NULL)),
  CHECK (purpose <> 'elsewhere' OR state = 'done')
) STRICT;

CREATE INDEX refunds_of_order ON refunds (order_id, position);
-- One at a time: nothing else of an order goes back before it is known how this one ended.
CREATE UNIQUE INDEX refunds_one_open ON refunds (order_id)
  WHERE state IN ('intent', 'sent', 'unknown');
CREATE INDEX refunds_to_settle ON refunds (position)
  WHERE state IN ('intent', 'sent', 'unknown', 'needs-person');
CREATE INDEX refunds_by_note ON refunds (note_id) WHERE note_id IS NOT NULL;
