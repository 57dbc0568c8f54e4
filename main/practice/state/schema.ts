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
]
