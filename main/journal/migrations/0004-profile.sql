-- What belongs to the merchant account (product.md, Settings): the shop, its channels, its rules. It
-- lies here so that it is encrypted and comes back with a backup. The REST keys are never in it.

CREATE TABLE profile (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- JSON, as `profileSchema` of the contract has it. Free text holds no twelve digits in a row; the
  -- two telephone numbers have a rule of their own, as in `person`: a shop's safe number (050…) has
  -- twelve digits, a foreign one thirteen.
  body TEXT NOT NULL CHECK (
    length(body) BETWEEN 2 AND 16384
    AND json_valid(body)
    AND replace(replace(replace(replace(
      json_remove(body, '$.shop.phone', '$.defaultBuyer.phone'), '-', ''), ' ', ''), '.', ''), '/', '')
      NOT GLOB '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
    AND replace(replace(replace(replace(
      json_extract(body, '$.shop.phone', '$.defaultBuyer.phone'), '-', ''), ' ', ''), '.', ''), '/', '')
      NOT GLOB
      '*[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]*'
  ),
  -- `{pg}.{MID}` of the key-in channel that the gateway has last shown to be there and of this
  -- account's mode, or empty: what makes a shop ready to charge without asking again at each start.
  proven_channel TEXT NOT NULL CHECK (
    length(proven_channel) <= 101 AND proven_channel NOT GLOB '*[^A-Za-z0-9_.-]*'
  ),
  saved_at INTEGER NOT NULL CHECK (saved_at >= 0)
) STRICT;
