package observed;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

/** Calls that go well, are retried and fail, as Micrometer and OpenTelemetry see them. */
public final class Observed {
    private Observed() {}

    public static void main(String[] args) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                .build();
        Tracer tracer = provider.get("observed");
        Span request = tracer.spanBuilder("borrowing request").startSpan();
        try (Scope scope = request.makeCurrent();
                CccSimulator ccc = CccSimulator.start();
                CccClient client = CccClient.builder()
                        .baseUrl(ccc.baseUrl())
                        .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
                        .ledger(OrderLedger.inMemory())
                        .listener(new CallMeters(registry))
                        .listener(new CallSpans(tracer))
                        .build()) {
            PriceRequest article = PriceRequest.builder()
                    .workId("122883898")
                    .publicationYear(2004)
                    .pageCount(19)
                    .build();
            ccc.faults().next(Call.PRICE).status(503);
            Quote quote = client.pricing().quote(article).quoteOrThrow();
            client.orders().submit(OrderRequest.builder("R-1").item("TN-1", quote).build());
            ccc.faults().next(Call.PRICE).status(400).body("{\"code\":\"USER_MISCONFIGURED\",\"message\":\"\"}");
            try {
                client.pricing().quote(article);
            } catch (CccException seen) {
                System.out.println("failed: " + seen.problem());
            }
        } finally {
            request.end();
        }
        registry.getMeters().stream()
                .map(meter -> meter.getId().getName() + " " + meter.getId().getTags() + " "
                        + meter.measure().iterator().next().getValue())
                .sorted()
                .forEach(System.out::println);
        spans.getFinishedSpanItems()
                .forEach(span -> System.out.println(span.getName() + " " + span.getStatus().getStatusCode() + " events="
                        + span.getEvents().size() + " within=" + request.getSpanContext()
                                .getSpanId()
                                .equals(span.getParentSpanId())));
    }
}
