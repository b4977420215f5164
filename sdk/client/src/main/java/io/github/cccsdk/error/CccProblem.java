package io.github.cccsdk.error;

import java.util.Locale;

/**
 * Every problem this library tells apart. The names are stable: scripts, dashboards and log searches may hold on to them.
 * New ones may be added in a minor release.
 */
public enum CccProblem {
    /** No user name or password was configured. */
    CREDENTIALS_MISSING,
    /** A user name or password holds white space at an end, or characters nobody can see. */
    CREDENTIALS_MALFORMED,
    /** Another setting of this library is missing or wrong. */
    CONFIGURATION_INVALID,
    /** The application's own key (client id and secret) was refused at sign-in. */
    APPLICATION_KEY_REJECTED,

    /** CCC refused the user name and password. */
    CREDENTIALS_REJECTED,
    /** CCC refused a session that had just been opened with these credentials. */
    SESSION_REJECTED,
    /** CCC says that the account is locked. */
    ACCOUNT_LOCKED,

    /** The user has the wrong role, or belongs to several organisations. */
    USER_MISCONFIGURED,
    /** CCC has not added the location value to the account. */
    LOCATION_NOT_FOUND,
    /** CCC does not find the user although the sign-in worked. */
    USER_NOT_FOUND,
    /** The account has several locations and the request named none. */
    LOCATION_AMBIGUOUS,
    /** The account pays by credit card; orders through an API need invoice. */
    PAYMENT_METHOD_NOT_INVOICE,
    /** The account has no default preferred pricing. */
    PRICING_NOT_CONFIGURED,
    /** The billing address here differs from the one at CCC. */
    BILLING_MISMATCH,
    /** The account is an individual one, not a corporate one. */
    ACCOUNT_NOT_CORPORATE,
    /** CCC has frozen the account, as it does when invoices stay unpaid. */
    ACCOUNT_FROZEN,

    /** This library found the request wrong before sending it. */
    REQUEST_INVALID,
    /** CCC found a parameter wrong. */
    BAD_PARAMETER,
    /** There is no such order, or no such work. */
    NOT_FOUND,
    /** The price request was answered, but not with a price that can be ordered. */
    NOT_ORDERABLE,

    /** A price could not be had for another reason. */
    PRICE_UNAVAILABLE,

    /** CCC refused the order for a reason of its own. */
    ORDER_REJECTED,
    /** The price at the moment of ordering was further from the quote than allowed. */
    PRICE_CHANGED,
    /** The total was above the limit that the request set. */
    PRICE_ABOVE_LIMIT,
    /** This reference, or one of its items, was ordered before. */
    ORDER_DUPLICATE,
    /** The order is closed and can no longer be changed or cancelled. */
    ORDER_CLOSED,
    /** The same reference is being ordered elsewhere at this moment. */
    ORDER_IN_PROGRESS,
    /** It is not known whether the order exists at CCC. */
    ORDER_OUTCOME_UNKNOWN,

    /** CCC, or the cloud it runs on, is down for the moment (500, 502, 503, 504). */
    SERVICE_UNAVAILABLE,
    /** CCC asks to be called less often. */
    RATE_LIMITED,
    /** The time allowed for the call ran out. */
    TIMEOUT,
    /** No connection to CCC could be made, or it broke. */
    CONNECTION_FAILED,
    /** Calls are held back for a while because many in a row have failed. */
    CIRCUIT_OPEN,

    /** The answer is not of any form this library knows. */
    UNEXPECTED_RESPONSE,
    /** The answer is well-formed, but carries an error code this library does not know. */
    UNKNOWN_CODE,

    /** The order ledger cannot be read or written. */
    LEDGER_UNAVAILABLE,
    /** The order ledger was written by a newer version, or belongs to something else. */
    LEDGER_INCOMPATIBLE,
    /** The order ledger is damaged. */
    LEDGER_CORRUPT,

    /** The calling thread was interrupted, or the call cancelled. */
    INTERRUPTED,
    /** The client was used after it was closed. */
    CLIENT_CLOSED;

    /** Where the documentation of this project describes the problem, such as {@code sdk/docs/errors.md#timeout}. */
    public String documentation() {
        return "sdk/docs/errors.md#" + name().toLowerCase(Locale.ROOT);
    }
}
