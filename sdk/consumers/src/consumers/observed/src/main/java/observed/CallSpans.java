package observed;

import io.github.cccsdk.listener.AttemptFinished;
import io.github.cccsdk.listener.CallFinished;
import io.github.cccsdk.listener.CccListener;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Spans for OpenTelemetry: one for each call, with an event for each exchange. A call that is waited for ends on the thread
 * that made it, so that its span has the caller's as its parent.
 */
public final class CallSpans implements CccListener {
    private final Tracer tracer;
    private final Map<String, List<AttemptFinished>> exchanges = new ConcurrentHashMap<>();

    public CallSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public void attemptFinished(AttemptFinished event) {
        exchanges
                .computeIfAbsent(event.correlationId(), id -> new CopyOnWriteArrayList<>())
                .add(event);
    }

    @Override
    public void callFinished(CallFinished event) {
        Span span = tracer.spanBuilder("ccc " + event.operation())
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(event.startedAt())
                .setAttribute("ccc.correlation_id", event.correlationId())
                .startSpan();
        List<AttemptFinished> made = exchanges.remove(event.correlationId());
        if (made != null) {
            made.forEach(exchange -> span.addEvent(
                    "exchange " + exchange.httpStatus().orElse(0)));
        }
        event.failure().ifPresent(failure -> {
            span.setStatus(StatusCode.ERROR, failure.problem().name());
            span.recordException(failure);
        });
        span.end(event.startedAt().plus(event.took()));
    }
}
