package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log of exchanges says, and that it says nothing until it is asked to. */
class ExchangeLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.cccsdk.wire");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final CccSimulator ccc = CccSimulator.start();
    private final CccClient client = CccClient.builder()
            .baseUrl(ccc.baseUrl())
            .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
            .build();
    private final PriceRequest request = PriceRequest.builder()
            .workId("122883898")
            .publicationYear(2004)
            .pageCount(19)
            .build();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        logger.setLevel(null);
        client.close();
        ccc.close();
    }

    private Map<String, Object> lastEvent() {
        ILoggingEvent event = log.list.get(log.list.size() - 1);
        return event.getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
    }

    @Test
    void saysNothingUnlessItsLoggerIsAtDebug() {
        client.pricing().quote(request);
        assertThat(log.list).isEmpty();
    }

    @Test
    void anExchangeIsOneEventWithKeysToFilterBy() {
        logger.setLevel(Level.DEBUG);
        client.pricing().quote(request);

        assertThat(lastEvent())
                .containsEntry("ccc.operation", "pricing.quote")
                .containsEntry("ccc.status", 200)
                .containsKeys("ccc.correlationId", "ccc.tookMillis");
    }

    @Test
    void aFailureCarriesProblemOutcomeAndIds() {
        logger.setLevel(Level.DEBUG);
        ccc.faults()
                .next(Call.PRICE)
                .status(400)
                .header("X-Request-Id", "req-1\u0007")
                .body("{\"code\":\"USER_MISCONFIGURED\",\"message\":\"secret words\"}");
        CccException thrown =
                catchThrowableOfType(CccException.class, () -> client.pricing().quote(request));

        assertThat(lastEvent())
                .containsEntry("ccc.problem", thrown.problem())
                .containsEntry("ccc.outcome", thrown.outcome())
                .containsEntry("ccc.code", "USER_MISCONFIGURED")
                .containsEntry("ccc.correlationId", thrown.correlationId().orElseThrow());
        assertThat(log.list.toString()).doesNotContain("secret words");
    }
}
