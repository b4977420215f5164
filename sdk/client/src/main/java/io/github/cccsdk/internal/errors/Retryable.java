package io.github.cccsdk.internal.errors;

import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.Outcome;

/** Whether the same call may succeed later without anyone acting. Code, never data: a catalogue cannot make it buy twice. */
public final class Retryable {
    private Retryable() {}

    /** The answer for a call whose outcome is this; an order must certainly not have been processed. */
    public static boolean of(CccProblem problem, Outcome outcome, String operation) {
        return isPassing(problem) && (!spends(operation) || certainlyNotProcessed(outcome));
    }

    private static boolean isPassing(CccProblem problem) {
        return switch (problem) {
            case SERVICE_UNAVAILABLE, RATE_LIMITED, TIMEOUT, CONNECTION_FAILED, CIRCUIT_OPEN, ORDER_IN_PROGRESS -> true;
            default -> false;
        };
    }

    private static boolean spends(String operation) {
        return operation.startsWith("orders.submit") || operation.startsWith("orders.resend");
    }

    private static boolean certainlyNotProcessed(Outcome outcome) {
        return outcome == Outcome.NOT_SENT || outcome == Outcome.REJECTED;
    }
}
