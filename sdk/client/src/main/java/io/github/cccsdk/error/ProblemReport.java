package io.github.cccsdk.error;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about one failure: what a {@link CccException} carries. Immutable.
 *
 * <p>Programs read it from the exception. It is public so that tests of other software can make the exceptions that this
 * library would throw: {@code CccException.of(ProblemReport.builder(CccProblem.TIMEOUT)…build())}.
 */
public final class ProblemReport implements Serializable {
    private static final long serialVersionUID = 1L;

    private final CccProblem problem;
    private final Resolution resolution;
    private final String detail;
    private final String operation;
    private final Outcome outcome;
    private final boolean retryable;
    private final int httpStatus;
    private final @Nullable String cccCode;
    private final @Nullable String cccMessage;
    private final @Nullable String ruleId;
    private final ArrayList<Violation> violations;
    private final @Nullable String requestId;
    private final @Nullable String correlationId;
    private final ArrayList<Attempt> attempts;
    private final LinkedHashMap<String, String> headers;
    private final @Nullable String body;
    private final @Nullable Duration retryAfter;
    private final @Nullable Instant retryAt;
    private final @Nullable Instant lastWorkedAt;
    private final @Nullable String customerReference;
    private final @Nullable String orderNumber;

    private ProblemReport(Builder from) {
        problem = from.problem;
        resolution = from.resolution == null
                ? new Resolution(problem.name(), List.of(), Actor.NOBODY, "ccc-sdk")
                : from.resolution;
        detail = from.detail;
        operation = from.operation;
        outcome = from.outcome;
        retryable = from.retryable;
        httpStatus = from.httpStatus;
        cccCode = from.cccCode;
        cccMessage = from.cccMessage;
        ruleId = from.ruleId;
        violations = new ArrayList<>(from.violations);
        requestId = from.requestId;
        correlationId = from.correlationId;
        attempts = new ArrayList<>(from.attempts);
        headers = new LinkedHashMap<>(from.headers);
        body = from.body;
        retryAfter = from.retryAfter;
        retryAt = from.retryAt;
        lastWorkedAt = from.lastWorkedAt;
        customerReference = from.customerReference;
        orderNumber = from.orderNumber;
    }

    public static Builder builder(CccProblem problem) {
        return new Builder(problem);
    }

    /** A builder that starts from this report. */
    public Builder toBuilder() {
        return toBuilder(problem);
    }

    /** A builder that starts from this report and tells of another problem. */
    public Builder toBuilder(CccProblem other) {
        Builder copy = new Builder(other);
        copy.resolution = resolution;
        copy.detail = detail;
        copy.operation = operation;
        copy.outcome = outcome;
        copy.retryable = retryable;
        copy.httpStatus = httpStatus;
        copy.cccCode = cccCode;
        copy.cccMessage = cccMessage;
        copy.ruleId = ruleId;
        copy.violations = violations;
        copy.requestId = requestId;
        copy.correlationId = correlationId;
        copy.attempts = attempts;
        copy.headers = headers;
        copy.body = body;
        copy.retryAfter = retryAfter;
        copy.retryAt = retryAt;
        copy.lastWorkedAt = lastWorkedAt;
        copy.customerReference = customerReference;
        copy.orderNumber = orderNumber;
        return copy;
    }

    public CccProblem problem() {
        return problem;
    }

    public Resolution resolution() {
        return resolution;
    }

    /** What happened this time, in this library's words; may be empty. Never holds a secret. */
    public String detail() {
        return detail;
    }

    /** The call that failed, such as {@code pricing.quote}. */
    public String operation() {
        return operation;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Whether the same call may succeed later without anyone acting. For orders also: whether it is safe to repeat. */
    public boolean retryable() {
        return retryable;
    }

    /** The HTTP status of the last answer; empty where none came. */
    public OptionalInt httpStatus() {
        return httpStatus == 0 ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }

    /** CCC's error code as it came. */
    public Optional<String> cccCode() {
        return Optional.ofNullable(cccCode);
    }

    /** CCC's words without what looks like a secret: not fit for a log before {@link OneLine} has seen them. */
    public Optional<String> cccMessage() {
        return Optional.ofNullable(cccMessage);
    }

    /** The catalogue's rule that recognised the problem. */
    public Optional<String> ruleId() {
        return Optional.ofNullable(ruleId);
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** CCC's own id of the request, for their support. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** This library's id of the logical call, the same on every attempt of it. */
    public Optional<String> correlationId() {
        return Optional.ofNullable(correlationId);
    }

    /** Every try of this call, the failed last one included, oldest first. */
    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** The answer's headers that are on the allow-list, by lower-case name. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** The beginning of an answer that was not understood, redacted. */
    public Optional<String> body() {
        return Optional.ofNullable(body);
    }

    /** How long CCC asked to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** When this library will let such a call through again. */
    public Optional<Instant> retryAt() {
        return Optional.ofNullable(retryAt);
    }

    /** When the same credentials last worked. */
    public Optional<Instant> lastWorkedAt() {
        return Optional.ofNullable(lastWorkedAt);
    }

    /** The caller's own reference of the order concerned. */
    public Optional<String> customerReference() {
        return Optional.ofNullable(customerReference);
    }

    /** CCC's number of the order concerned. */
    public Optional<String> orderNumber() {
        return Optional.ofNullable(orderNumber);
    }

    /** Collects what is known. Not thread-safe. */
    public static final class Builder {
        private final CccProblem problem;
        private @Nullable Resolution resolution;
        private String detail = "";
        private String operation = "";
        private Outcome outcome = Outcome.NOT_SENT;
        private boolean retryable;
        private int httpStatus;
        private @Nullable String cccCode;
        private @Nullable String cccMessage;
        private @Nullable String ruleId;
        private List<Violation> violations = List.of();
        private @Nullable String requestId;
        private @Nullable String correlationId;
        private List<Attempt> attempts = List.of();
        private Map<String, String> headers = Map.of();
        private @Nullable String body;
        private @Nullable Duration retryAfter;
        private @Nullable Instant retryAt;
        private @Nullable Instant lastWorkedAt;
        private @Nullable String customerReference;
        private @Nullable String orderNumber;

        private Builder(CccProblem problem) {
            this.problem = Objects.requireNonNull(problem, "problem");
        }

        public Builder resolution(Resolution value) {
            resolution = value;
            return this;
        }

        public Builder detail(String value) {
            detail = value;
            return this;
        }

        public Builder operation(String value) {
            operation = value;
            return this;
        }

        public Builder outcome(Outcome value) {
            outcome = value;
            return this;
        }

        public Builder retryable(boolean value) {
            retryable = value;
            return this;
        }

        /** The HTTP status, or 0 for none. */
        public Builder httpStatus(int value) {
            httpStatus = value;
            return this;
        }

        public Builder cccCode(@Nullable String value) {
            cccCode = value;
            return this;
        }

        public Builder cccMessage(@Nullable String value) {
            cccMessage = value;
            return this;
        }

        public Builder ruleId(@Nullable String value) {
            ruleId = value;
            return this;
        }

        public Builder violations(List<Violation> value) {
            violations = value;
            return this;
        }

        public Builder requestId(@Nullable String value) {
            requestId = value;
            return this;
        }

        public Builder correlationId(@Nullable String value) {
            correlationId = value;
            return this;
        }

        public Builder attempts(List<Attempt> value) {
            attempts = value;
            return this;
        }

        public Builder headers(Map<String, String> value) {
            headers = value;
            return this;
        }

        public Builder body(@Nullable String value) {
            body = value;
            return this;
        }

        public Builder retryAfter(@Nullable Duration value) {
            retryAfter = value;
            return this;
        }

        public Builder retryAt(@Nullable Instant value) {
            retryAt = value;
            return this;
        }

        public Builder lastWorkedAt(@Nullable Instant value) {
            lastWorkedAt = value;
            return this;
        }

        public Builder customerReference(@Nullable String value) {
            customerReference = value;
            return this;
        }

        public Builder orderNumber(@Nullable String value) {
            orderNumber = value;
            return this;
        }

        public ProblemReport build() {
            return new ProblemReport(this);
        }
    }
}
