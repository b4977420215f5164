package io.github.cccsdk.cli.output;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.pricing.PriceOutcome;
import java.util.Set;

/** The exit codes, and which problem has which: the one place where they are decided. */
public final class ExitCode {
    public static final int DONE = 0;
    /** A fault of this program, or it was interrupted. */
    public static final int INTERNAL = 1;
    /** Wrong usage, invalid input, or a parameter that CCC refuses. */
    public static final int USAGE = 2;

    public static final int CONFIGURATION = 3;
    /** CCC refuses the credentials or the session. */
    public static final int CREDENTIALS = 4;
    /** The account needs fixing at CCC. */
    public static final int ACCOUNT = 5;
    /** An answer, but nothing that can be ordered: no match, denied, special request, not found. */
    public static final int NOTHING_ORDERABLE = 6;
    /** CCC or the price guard stopped the order. */
    public static final int ORDER_REJECTED = 7;
    /** It is not known what became of an order. */
    public static final int ORDER_UNKNOWN = 8;
    /** The service is down or was not understood: try later. */
    public static final int SERVICE = 9;
    /** A batch is finished, and some of its rows failed for reasons of their own. */
    public static final int SOME_FAILED = 10;
    /** The order ledger, or a local file. */
    public static final int LOCAL_FILE = 11;
    /** Nobody reads the output any more. */
    public static final int READER_GONE = 141;

    /** The calls that change an order at CCC; all others only read. */
    private static final Set<String> CHANGES_ORDER = Set.of("orders.submit", "orders.resend", "orders.cancel");

    private ExitCode() {}

    /** The exit code of a failed call: one that leaves an order unsettled has its own, whatever the problem is. */
    public static int of(CccException failure) {
        boolean unsettled = failure.outcome() == Outcome.UNKNOWN || failure.outcome() == Outcome.ACCEPTED_UNREADABLE;
        return unsettled && CHANGES_ORDER.contains(failure.operation()) ? ORDER_UNKNOWN : of(failure.problem());
    }

    /** The exit code of a problem in itself. */
    public static int of(CccProblem problem) {
        return switch (problem) {
            case CREDENTIALS_MISSING, CREDENTIALS_MALFORMED, CONFIGURATION_INVALID, APPLICATION_KEY_REJECTED ->
                CONFIGURATION;
            case CREDENTIALS_REJECTED, SESSION_REJECTED, ACCOUNT_LOCKED -> CREDENTIALS;
            case USER_MISCONFIGURED,
                    LOCATION_NOT_FOUND,
                    USER_NOT_FOUND,
                    LOCATION_AMBIGUOUS,
                    PAYMENT_METHOD_NOT_INVOICE,
                    PRICING_NOT_CONFIGURED,
                    BILLING_MISMATCH,
                    ACCOUNT_NOT_CORPORATE,
                    ACCOUNT_FROZEN -> ACCOUNT;
            case REQUEST_INVALID, BAD_PARAMETER -> USAGE;
            case NOT_FOUND, NOT_ORDERABLE -> NOTHING_ORDERABLE;
            case ORDER_REJECTED, PRICE_CHANGED, PRICE_ABOVE_LIMIT, ORDER_DUPLICATE, ORDER_CLOSED, ORDER_IN_PROGRESS ->
                ORDER_REJECTED;
            case ORDER_OUTCOME_UNKNOWN -> ORDER_UNKNOWN;
            case PRICE_UNAVAILABLE,
                    SERVICE_UNAVAILABLE,
                    RATE_LIMITED,
                    TIMEOUT,
                    CONNECTION_FAILED,
                    CIRCUIT_OPEN,
                    UNEXPECTED_RESPONSE,
                    UNKNOWN_CODE -> SERVICE;
            case LEDGER_UNAVAILABLE, LEDGER_INCOMPATIBLE, LEDGER_CORRUPT -> LOCAL_FILE;
            case INTERRUPTED, CLIENT_CLOSED -> INTERNAL;
        };
    }

    /** The exit code of an answer to a price request. */
    public static int of(PriceOutcome.Kind kind) {
        return kind == PriceOutcome.Kind.QUOTE ? DONE : NOTHING_ORDERABLE;
    }
}
