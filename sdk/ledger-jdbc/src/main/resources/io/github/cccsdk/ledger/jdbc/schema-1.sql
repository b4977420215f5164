-- Version 1 of the ledger, for SQLite and PostgreSQL alike. Times are ISO 8601 in UTC with microseconds, so that
-- they sort as text; amounts are exact decimals in text, which SQLite has no other type for.
CREATE TABLE ccc_order (
  reference TEXT NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  state TEXT NOT NULL,
  unresolved INTEGER NOT NULL,
  holds_items INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  currency TEXT NOT NULL,
  quoted_total TEXT NOT NULL,
  agreed_limit TEXT NOT NULL,
  owner TEXT NOT NULL,
  alive_until TEXT NOT NULL,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  sent_at TEXT,
  request TEXT,
  finding TEXT,
  problem TEXT,
  note TEXT NOT NULL,
  order_number TEXT,
  order_reference TEXT,
  order_status TEXT,
  placed_at TEXT,
  charged_currency TEXT,
  charged_total TEXT
);
CREATE INDEX ccc_order_by_number ON ccc_order (order_number);
CREATE INDEX ccc_order_by_age ON ccc_order (created_at, reference);
CREATE INDEX ccc_order_unresolved ON ccc_order (created_at, reference) WHERE unresolved = 1;
CREATE INDEX ccc_order_settled ON ccc_order (changed_at) WHERE unresolved = 0;
CREATE TABLE ccc_order_item (
  reference TEXT NOT NULL,
  place INTEGER NOT NULL,
  item_reference TEXT NOT NULL,
  work_id TEXT NOT NULL,
  type_of_use TEXT NOT NULL,
  publication_year INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  copies INTEGER NOT NULL,
  country TEXT,
  location_id TEXT,
  currency TEXT NOT NULL,
  quoted TEXT NOT NULL,
  PRIMARY KEY (reference, place)
);
CREATE INDEX ccc_order_item_by_item ON ccc_order_item (item_reference);
CREATE TABLE ccc_order_detail (
  reference TEXT NOT NULL,
  place INTEGER NOT NULL,
  order_detail_number TEXT NOT NULL,
  item_reference TEXT,
  work_id TEXT NOT NULL,
  status TEXT NOT NULL,
  currency TEXT NOT NULL,
  total TEXT NOT NULL,
  PRIMARY KEY (reference, place)
);
CREATE TABLE ccc_order_event (
  reference TEXT NOT NULL,
  version BIGINT NOT NULL,
  at TEXT NOT NULL,
  owner TEXT NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  note TEXT NOT NULL,
  sent_hash TEXT,
  sent TEXT,
  answered TEXT,
  PRIMARY KEY (reference, version)
);
