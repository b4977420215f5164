package io.github.cccsdk.ledger.jdbc;

/** Every statement, the same for both databases. */
final class Queries {
    static final String BY_REFERENCE = "SELECT * FROM ccc_order WHERE reference = ?";
    static final String BY_ORDER_NUMBER = "SELECT * FROM ccc_order WHERE order_number = ? LIMIT 1";
    static final String BY_ITEM = "SELECT * FROM ccc_order WHERE reference IN"
            + " (SELECT reference FROM ccc_order_item WHERE item_reference = ?) ORDER BY created_at, reference";
    static final String UNRESOLVED = "SELECT * FROM ccc_order WHERE unresolved = 1 ORDER BY created_at, reference";
    static final String PAGE = "SELECT * FROM ccc_order WHERE (created_at, reference) > (?, ?) AND created_at < ?"
            + " ORDER BY created_at, reference LIMIT ?";
    static final String HISTORY = "SELECT * FROM ccc_order_event WHERE reference = ? ORDER BY version";
    static final String HOLDER_OF_ITEM = "SELECT o.reference FROM ccc_order_item i JOIN ccc_order o"
            + " ON o.reference = i.reference WHERE i.item_reference = ? AND o.holds_items = 1 AND o.reference <> ? LIMIT 1";
    static final String ITEMS = "SELECT * FROM ccc_order_item WHERE reference = ? ORDER BY place";
    static final String DETAILS = "SELECT * FROM ccc_order_detail WHERE reference = ? ORDER BY place";
    /** The condition stands twice: a row that another transaction takes up again meanwhile must stay. */
    static final String PURGE = "DELETE FROM ccc_order WHERE reference IN"
            + " (SELECT reference FROM ccc_order WHERE unresolved = 0 AND changed_at < ? LIMIT ?)"
            + " AND unresolved = 0 AND changed_at < ? RETURNING reference";

    static final String INSERT_ORDER = "INSERT INTO ccc_order (version, state, unresolved, holds_items, content_hash,"
            + " currency, quoted_total, agreed_limit, owner, alive_until, created_at, changed_at, sent_at, request,"
            + " finding, problem, note, order_number, order_reference, order_status, placed_at, charged_currency,"
            + " charged_total, reference) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (reference) DO NOTHING";
    static final String UPDATE_ORDER = "UPDATE ccc_order SET version = ?, state = ?, unresolved = ?, holds_items = ?,"
            + " content_hash = ?, currency = ?, quoted_total = ?, agreed_limit = ?, owner = ?, alive_until = ?,"
            + " created_at = ?, changed_at = ?, sent_at = ?, request = ?, finding = ?, problem = ?, note = ?,"
            + " order_number = ?, order_reference = ?, order_status = ?, placed_at = ?, charged_currency = ?,"
            + " charged_total = ? WHERE reference = ? AND version = ?";
    static final String DELETE_ITEMS = "DELETE FROM ccc_order_item WHERE reference = ?";
    static final String INSERT_ITEM = "INSERT INTO ccc_order_item (reference, place, item_reference, work_id,"
            + " type_of_use, publication_year, pages, copies, country, location_id, currency, quoted)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String DELETE_DETAILS = "DELETE FROM ccc_order_detail WHERE reference = ?";
    static final String INSERT_DETAIL = "INSERT INTO ccc_order_detail (reference, place, order_detail_number,"
            + " item_reference, work_id, status, currency, total) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    static final String INSERT_EVENT =
            "INSERT INTO ccc_order_event (reference, version, at, owner, from_state, to_state,"
                    + " note, sent_hash, sent, answered) VALUES (?, ?, ?, ?,"
                    + " (SELECT to_state FROM ccc_order_event WHERE reference = ? AND version = ?), ?, ?, ?, ?, ?)";

    private Queries() {}
}
