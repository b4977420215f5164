package io.github.cccsdk.internal.pipeline;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.internal.call.CallContext;
import io.github.cccsdk.internal.call.Listeners;
import io.github.cccsdk.internal.wire.WireAnswer;
import io.github.cccsdk.listener.AttemptFinished;
import io.github.cccsdk.time.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Notes each exchange: for the listeners, and in the log on the logger {@value #NAME} at DEBUG. That log is fit to be sent
 * to a vendor's support, because only what is listed here is ever written: no body, no header as such, no URL, no token.
 */
final class AttemptNotes {
    static final String NAME = "io.github.cccsdk.wire";

    private static final Logger LOG = LoggerFactory.getLogger(NAME);
    private static final int MAX_ID = 80;
    /** slf4j 1.7 knows none; a line without them is better than an order lost to a missing method. */
    private static final boolean KEY_VALUES = Arrays.stream(Logger.class.getMethods())
            .anyMatch(method -> method.getName().equals("atDebug"));

    private final TimeSource time;
    private final Listeners listeners;

    AttemptNotes(TimeSource time, Listeners listeners) {
        this.time = time;
        this.listeners = listeners;
    }

    void understood(CallContext call, long startedAtNanos, WireAnswer answer) {
        if (LOG.isDebugEnabled()) {
            long millis = millisSince(startedAtNanos);
            write(
                    facts(call, millis, answer.status(), answer.requestId()),
                    "{} answered {} in {} ms",
                    call.operation(),
                    answer.status(),
                    millis);
        }
        if (!listeners.isEmpty()) {
            tell(call, startedAtNanos, OptionalInt.of(answer.status()), Optional.empty());
        }
    }

    void failed(CallContext call, long startedAtNanos, CccException failure) {
        if (LOG.isDebugEnabled()) {
            long millis = millisSince(startedAtNanos);
            Map<String, Object> facts = facts(call, millis, failure.httpStatus().orElse(0), failure.requestId());
            facts.put("ccc.problem", failure.problem());
            facts.put("ccc.outcome", failure.outcome());
            facts.put("ccc.code", failure.cccCode().map(AttemptNotes::id).orElse(""));
            write(facts, "{} failed in {} ms: {}, {}", call.operation(), millis, failure.problem(), failure.outcome());
        }
        if (!listeners.isEmpty()) {
            tell(call, startedAtNanos, failure.httpStatus(), Optional.of(failure));
        }
    }

    private void tell(CallContext call, long startedAtNanos, OptionalInt status, Optional<CccException> failure) {
        AttemptFinished event = new AttemptFinished(
                call.operation(),
                call.correlationId(),
                Duration.ofNanos(time.nanoTime() - startedAtNanos),
                status,
                failure.map(CccException::problem),
                failure.map(CccException::outcome));
        listeners.tell(listener -> listener.attemptFinished(event));
    }

    /** @param status 0 where no answer came */
    private static Map<String, Object> facts(CallContext call, long millis, int status, Optional<String> requestId) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("ccc.operation", call.operation());
        facts.put("ccc.correlationId", call.correlationId());
        facts.put("ccc.requestId", requestId.map(AttemptNotes::id).orElse(""));
        facts.put("ccc.status", status);
        facts.put("ccc.tookMillis", millis);
        return facts;
    }

    private static void write(Map<String, Object> facts, String text, Object... values) {
        if (!KEY_VALUES) {
            LOG.debug(text, values);
            return;
        }
        LoggingEventBuilder event = LOG.atDebug();
        for (Map.Entry<String, Object> fact : facts.entrySet()) {
            event = event.addKeyValue(fact.getKey(), fact.getValue());
        }
        event.log(text, values);
    }

    private static String id(String received) {
        return OneLine.of(received, MAX_ID);
    }

    private long millisSince(long startedAtNanos) {
        return (time.nanoTime() - startedAtNanos) / 1_000_000;
    }
}
