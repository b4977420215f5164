package io.github.cccsdk.error;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whatever goes wrong in a call. The subclasses stand for who has to act; {@link #problem()} says exactly what it is,
 * {@link #resolution()} what to do, and {@link #outcome()} whether anything can have been bought.
 *
 * <p>{@link #getMessage()} is one line without control characters or secrets and may be logged as it is. Earlier attempts
 * of the same call are {@linkplain #getSuppressed() suppressed} exceptions. Immutable and Java-serialisable.
 */
public abstract sealed class CccException extends RuntimeException
        permits CccConfigurationException,
                CccAuthenticationException,
                CccAccountException,
                CccRequestException,
                CccPriceException,
                CccOrderException,
                CccServiceException,
                CccUnexpectedResponseException,
                CccLedgerException,
                CccClientException {
    private static final long serialVersionUID = 1L;

    private final ProblemReport report;

    CccException(ProblemReport report) {
        super(MessageLine.of(report));
        this.report = report;
        EarlierAttempt.allOf(report).forEach(this::addSuppressed);
    }

    /**
     * The exception whose type goes with the report's problem, with an outline of what caused it: classes, stack traces
     * and, for failures of the network alone, messages. Other messages may quote values, so they are left out.
     */
    public static CccException of(ProblemReport report, Throwable cause) {
        CccException exception = of(report);
        exception.initCause(CauseOutline.of(cause));
        return exception;
    }

    /** The exception whose type goes with the report's problem. */
    public static CccException of(ProblemReport report) {
        return switch (report.problem()) {
            case CREDENTIALS_MISSING, CREDENTIALS_MALFORMED, CONFIGURATION_INVALID, APPLICATION_KEY_REJECTED ->
                new CccConfigurationException(report);
            case CREDENTIALS_REJECTED, SESSION_REJECTED, ACCOUNT_LOCKED -> new CccAuthenticationException(report);
            case USER_MISCONFIGURED -> new CccUserMisconfiguredException(report);
            case LOCATION_NOT_FOUND, USER_NOT_FOUND, LOCATION_AMBIGUOUS -> new CccLocationException(report);
            case PAYMENT_METHOD_NOT_INVOICE -> new CccPaymentMethodException(report);
            case PRICING_NOT_CONFIGURED -> new CccPricingNotConfiguredException(report);
            case BILLING_MISMATCH -> new CccBillingMismatchException(report);
            case ACCOUNT_NOT_CORPORATE, ACCOUNT_FROZEN -> new CccAccountException(report);
            case REQUEST_INVALID, BAD_PARAMETER, NOT_FOUND, NOT_ORDERABLE -> new CccRequestException(report);
            case PRICE_UNAVAILABLE -> new CccPriceException(report);
            case ORDER_REJECTED, ORDER_CLOSED, ORDER_IN_PROGRESS -> new CccOrderException(report);
            case PRICE_CHANGED, PRICE_ABOVE_LIMIT -> new CccPriceChangedException(report);
            case ORDER_DUPLICATE -> new CccDuplicateOrderException(report);
            case ORDER_OUTCOME_UNKNOWN -> new CccOrderOutcomeUnknownException(report);
            case SERVICE_UNAVAILABLE -> new CccServiceException(report);
            case RATE_LIMITED -> new CccRateLimitedException(report);
            case TIMEOUT -> new CccTimeoutException(report);
            case CONNECTION_FAILED -> new CccConnectionException(report);
            case CIRCUIT_OPEN -> new CccCircuitOpenException(report);
            case UNEXPECTED_RESPONSE, UNKNOWN_CODE -> new CccUnexpectedResponseException(report);
            case LEDGER_UNAVAILABLE, LEDGER_INCOMPATIBLE, LEDGER_CORRUPT -> new CccLedgerException(report);
            case INTERRUPTED, CLIENT_CLOSED -> new CccClientException(report);
        };
    }

    /** What went wrong. */
    public final CccProblem problem() {
        return report.problem();
    }

    /** What it means, who has to act, and the steps. */
    public final Resolution resolution() {
        return report.resolution();
    }

    /** The call that failed, such as {@code orders.submit}. */
    public final String operation() {
        return report.operation();
    }

    /** What became of the request at CCC. */
    public final Outcome outcome() {
        return report.outcome();
    }

    /** Whether the same call may succeed later without anyone acting; never true where it could buy twice. */
    public final boolean isRetryable() {
        return report.retryable();
    }

    /** The HTTP status of the last answer; empty where none came. */
    public final OptionalInt httpStatus() {
        return report.httpStatus();
    }

    /** CCC's error code as it came. */
    public final Optional<String> cccCode() {
        return report.cccCode();
    }

    /** CCC's words, at most 8 KB, without what looks like a secret; not made safe for a log, as {@link #getMessage()} is. */
    public final Optional<String> cccMessage() {
        return report.cccMessage();
    }

    /** The fields complained about; empty for most problems. */
    public final List<Violation> violations() {
        return report.violations();
    }

    /** CCC's own id of the request, for their support. */
    public final Optional<String> requestId() {
        return report.requestId();
    }

    /** This library's id of the logical call, the same on every attempt of it. */
    public final Optional<String> correlationId() {
        return report.correlationId();
    }

    /** Every try of this call, oldest first; empty where nothing was tried. */
    public final List<Attempt> attempts() {
        return report.attempts();
    }

    /** All of the above and the rarer facts, as one value. */
    public final ProblemReport report() {
        return report;
    }
}
