package io.github.cccsdk.simulator;

/** The kinds of calls the wire contract knows; faults and counts are kept per kind. */
public enum Call {
    /** {@code POST /oauth/token}. */
    SIGN_IN,
    /** {@code GET /v1/works}. */
    SEARCH_WORKS,
    /** {@code POST /v1/prices}. */
    PRICE,
    /** {@code POST /v1/orders}. */
    SUBMIT_ORDER,
    /** {@code GET /v1/orders/{orderNumber}}. */
    READ_ORDER,
    /** {@code GET /v1/orders?customerReference=…}. */
    FIND_ORDERS,
    /** {@code POST /v1/orders/{orderNumber}/cancellation}. */
    CANCEL_ORDER,
    /** {@code GET /v1/account}. */
    ACCOUNT,
    /** Any method and path the contract does not know. */
    OTHER
}
