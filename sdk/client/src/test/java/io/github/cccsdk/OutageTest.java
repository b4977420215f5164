package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccServiceException;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.time.VirtualTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** CCC is down for an hour of virtual time, and an application keeps asking. */
class OutageTest {
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(500);
    /** Two trial calls every five seconds and a margin; without the circuit it would be 28,800, four tries a call. */
    private static final int MOST_REQUESTS_IN_AN_HOUR = 1_600;

    private final VirtualTime time = new VirtualTime().sleepersAdvance();

    @Test
    void anHourOfOutageCausesBoundedTrafficAndWorkGoesOnWithinSecondsOfItsEnd() throws InterruptedException {
        try (CccSimulator ccc = CccSimulator.start();
                CccClient client = CccClient.builder()
                        .baseUrl(ccc.baseUrl())
                        .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
                        .timeSource(time)
                        .build()) {
            assertThat(failureOf(client)).isEmpty();
            int requestsBefore = ccc.count(Call.PRICE);
            int connectionsBefore = ccc.openConnections();
            long threadsBefore = ownThreads();

            ccc.down();
            long end = time.nanoTime() + Duration.ofHours(1).toNanos();
            int calls = 0;
            while (time.nanoTime() < end) {
                assertThat(failureOf(client))
                        .hasValueSatisfying(failure -> assertThat(failure).isInstanceOf(CccServiceException.class));
                calls++;
                time.sleep(BETWEEN_CALLS);
            }
            assertThat(calls).isGreaterThan(5_000);
            assertThat(ccc.count(Call.PRICE) - requestsBefore).isBetween(100, MOST_REQUESTS_IN_AN_HOUR);

            ccc.up();
            long back = time.nanoTime();
            while (failureOf(client).isPresent()) {
                time.sleep(BETWEEN_CALLS);
            }
            assertThat(Duration.ofNanos(time.nanoTime() - back)).isLessThan(Duration.ofSeconds(10));
            assertThat(ccc.openConnections()).isEqualTo(connectionsBefore);
            assertThat(ownThreads()).isEqualTo(threadsBefore);
        }
    }

    private static Optional<CccException> failureOf(CccClient client) {
        try {
            client.pricing()
                    .quote(PriceRequest.builder()
                            .workId("122883898")
                            .publicationYear(2004)
                            .pageCount(19)
                            .build());
            return Optional.empty();
        } catch (CccException failure) {
            return Optional.of(failure);
        }
    }

    private static long ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("ccc-sdk"))
                .count();
    }
}
