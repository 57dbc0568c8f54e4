/**
 * The gateway's own books. Times are epoch milliseconds, amounts whole won. There is no column for
 * a card number, an expiry, a birth, a PIN or a token: `card_number` takes the masked form only.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE payment (
    id             INTEGER PRIMARY KEY,
    imp_uid        TEXT    NOT NULL UNIQUE,
    merchant_uid   TEXT    NOT NULL CHECK (length(merchant_uid) BETWEEN 1 AND 40),
    -- How it ends; before appears_at it is hidden, before settles_at it is shown as ready.
    status         TEXT    NOT NULL CHECK (status IN ('ready', 'paid', 'cancelled', 'failed')),
    appears_at     INTEGER NOT NULL,
    settles_at     INTEGER NOT NULL,
    sandbox        INTEGER NOT NULL CHECK (sandbox IN (0, 1)),
    amount         INTEGER NOT NULL CHECK (amount > 0),
    cancel_amount  INTEGER NOT NULL CHECK (cancel_amount BETWEEN 0 AND amount),
    tax_free       INTEGER NOT NULL,
    vat_amount     INTEGER,
    pg_provider    TEXT    NOT NULL,
    pg_id          TEXT    NOT NULL,
    pg_tid         TEXT    NOT NULL,
    apply_num      TEXT,
    card_code      TEXT,
    card_name      TEXT,
    card_number    TEXT    CHECK (length(card_number) <= 19),
    card_type      INTEGER CHECK (card_type IN (0, 1)),
    card_quota     INTEGER NOT NULL,
    name           TEXT,
    buyer_name     TEXT,
    buyer_email    TEXT,
    buyer_tel      TEXT,
    buyer_addr     TEXT,
    buyer_postcode TEXT,
    custom_data    TEXT,
    customer_uid   TEXT,
    user_agent     TEXT    NOT NULL,
    started_at     INTEGER NOT NULL,
    paid_at        INTEGER NOT NULL,
    failed_at      INTEGER NOT NULL,
    cancelled_at   INTEGER NOT NULL,
    fail_reason    TEXT,
    cancel_reason  TEXT,
    receipt_url    TEXT
  ) STRICT;
  CREATE INDEX payment_by_merchant_uid ON payment (merchant_uid);

  CREATE TABLE cancellation (
    cancellation_id TEXT    NOT NULL PRIMARY KEY,
    imp_uid         TEXT    NOT NULL REFERENCES payment (imp_uid),
    pg_tid          TEXT    NOT NULL,
    amount          INTEGER NOT NULL CHECK (amount > 0),
    cancelled_at    INTEGER NOT NULL,
    reason          TEXT    NOT NULL,
    receipt_url     TEXT    NOT NULL
  ) STRICT;
  CREATE INDEX cancellation_by_imp_uid ON cancellation (imp_uid);

  -- Every authorised call that could have moved money, refused ones too.
  CREATE TABLE post (
    id           INTEGER PRIMARY KEY,
    merchant_uid TEXT    NOT NULL,
    arrived_at   INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX post_by_merchant_uid ON post (merchant_uid);

  -- The token itself is derived from the nonce and the state's key, and is never written.
  CREATE TABLE token (
    only       INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
    nonce      BLOB    NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- Part of what came before had no billing keys, so a customer_uid then meant one thing only.
  ALTER TABLE payment ADD COLUMN customer_uid_usage TEXT;
  UPDATE payment SET customer_uid_usage = 'issue' WHERE customer_uid IS NOT NULL;
  ALTER TABLE payment ADD COLUMN tax_free_cancelled INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE payment ADD COLUMN vat_cancelled      INTEGER NOT NULL DEFAULT 0;
  -- First six and last four digits: which documented test card it was, and so how it behaves later.
  ALTER TABLE payment ADD COLUMN card_mark TEXT CHECK (length(card_mark) = 10);
  CREATE INDEX payment_by_customer_uid ON payment (customer_uid) WHERE customer_uid IS NOT NULL;

  ALTER TABLE cancellation ADD COLUMN tax_free   INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE cancellation ADD COLUMN vat_amount INTEGER;

  ALTER TABLE post ADD COLUMN kind TEXT NOT NULL DEFAULT 'charge';

  -- Cancels that were taken and will only be carried out later, if they still can be.
  CREATE TABLE pending_cancel (
    id          INTEGER PRIMARY KEY,
    imp_uid     TEXT    NOT NULL REFERENCES payment (imp_uid),
    due_at      INTEGER NOT NULL,
    amount      INTEGER,
    tax_free    INTEGER,
    vat_amount  INTEGER,
    checksum    INTEGER,
    reason      TEXT    NOT NULL
  ) STRICT;

  -- One row for every key that was ever issued: a customer_uid registered again points to the newest
  -- one, and the old one is not revoked.
  CREATE TABLE billing_key (
    id                INTEGER PRIMARY KEY,
    customer_uid      TEXT    NOT NULL CHECK (length(customer_uid) BETWEEN 1 AND 80),
    card_mark         TEXT    NOT NULL CHECK (length(card_mark) = 10),
    pg_provider       TEXT    NOT NULL,
    pg_id             TEXT    NOT NULL,
    sandbox           INTEGER NOT NULL CHECK (sandbox IN (0, 1)),
    customer_name     TEXT,
    customer_tel      TEXT,
    customer_email    TEXT,
    customer_addr     TEXT,
    customer_postcode TEXT,
    first_at          INTEGER NOT NULL,
    issued_at         INTEGER NOT NULL,
    ended_at          INTEGER,
    ending            TEXT    CHECK (ending IN ('replaced', 'deleted')),
    CHECK ((ended_at IS NULL) = (ending IS NULL))
  ) STRICT;
  CREATE UNIQUE INDEX billing_key_live ON billing_key (customer_uid) WHERE ended_at IS NULL;

  CREATE TABLE preparation (
    merchant_uid TEXT    NOT NULL PRIMARY KEY,
    amount       INTEGER NOT NULL CHECK (amount > 0),
    currency     TEXT
  ) STRICT;

  CREATE TABLE schedule (
    id           INTEGER PRIMARY KEY,
    merchant_uid TEXT    NOT NULL UNIQUE CHECK (length(merchant_uid) BETWEEN 1 AND 40),
    customer_uid TEXT    NOT NULL,
    schedule_at  INTEGER NOT NULL,
    status       TEXT    NOT NULL CHECK (status IN ('scheduled', 'executed', 'revoked')),
    executed_at  INTEGER NOT NULL,
    revoked_at   INTEGER NOT NULL,
    imp_uid      TEXT,
    fail_reason  TEXT,
    amount       INTEGER NOT NULL CHECK (amount > 0),
    tax_free     INTEGER,
    vat_amount   INTEGER,
    card_quota   INTEGER NOT NULL,
    name         TEXT,
    buyer_name   TEXT,
    buyer_email  TEXT,
    buyer_tel    TEXT,
    buyer_addr   TEXT,
    buyer_postcode TEXT,
    custom_data  TEXT
  ) STRICT;
  CREATE INDEX schedule_by_time ON schedule (status, schedule_at);
  CREATE INDEX schedule_by_customer_uid ON schedule (customer_uid, schedule_at);
  `,
]
