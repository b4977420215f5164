package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.error.CccClientException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.pricing.BulkProgress;
import io.github.cccsdk.pricing.PriceRequest;
import io.github.cccsdk.pricing.PricedRequest;
import io.github.cccsdk.simulator.Call;
import io.github.cccsdk.simulator.CccSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkQuoteTest {
    private static final int AT_ONCE = 4;
    private static final int WINDOW = 2 * AT_ONCE;

    private final CccSimulator ccc = CccSimulator.start();
    private final CccClient client = CccClient.builder()
            .baseUrl(ccc.baseUrl())
            .credentials(CccCredentials.of(ccc.userName(), ccc.password()))
            .callsAtOnce(AT_ONCE)
            .build();

    @AfterEach
    void stop() {
        Thread.interrupted();
        client.close();
        ccc.close();
    }

    private static PriceRequest pages(int count) {
        return PriceRequest.builder()
                .workId("122883898")
                .publicationYear(2004)
                .pageCount(count)
                .build();
    }

    @Test
    void resultsComeInTheOrderOfTheRequests() {
        ccc.faults().nth(Call.PRICE, 1).delay(Duration.ofMillis(100));
        List<PricedRequest> results = client.pricing()
                .quoteAll(IntStream.rangeClosed(1, 100).mapToObj(BulkQuoteTest::pages))
                .toList();

        assertThat(results).extracting(PricedRequest::number).containsExactlyElementsOf(numbers(100));
        assertThat(results)
                .allSatisfy(result -> assertThat(result.outcomeOrThrow()
                                .quoteOrThrow()
                                .use()
                                .pageCount()
                                .pages())
                        .isEqualTo((int) result.number()));
    }

    private static List<Long> numbers(int most) {
        return IntStream.rangeClosed(1, most).mapToObj(Long::valueOf).toList();
    }

    @Test
    void itReadsAheadNoFurtherThanItsWindow() {
        AtomicInteger taken = new AtomicInteger();
        Stream<PriceRequest> endless = Stream.generate(() -> pages(taken.incrementAndGet()));
        try (Stream<PricedRequest> results = client.pricing().quoteAll(endless)) {
            Iterator<PricedRequest> reader = results.iterator();
            for (int read = 1; read <= 30; read++) {
                reader.next();
                assertThat(taken.get()).isLessThanOrEqualTo(read + WINDOW);
            }
        }
    }

    @Test
    void noMoreThanAllowedAreUnderWayAtOnce() {
        client.pricing()
                .quoteAll(IntStream.rangeClosed(1, 60).mapToObj(BulkQuoteTest::pages))
                .forEach(result -> {});
        assertThat(ccc.openConnections()).isLessThanOrEqualTo(AT_ONCE + 1);
    }

    @Test
    void identicalRequestsCloseTogetherAreAskedOnce() {
        List<BulkProgress> told = new ArrayList<>();
        client.pricing()
                .quoteAll(IntStream.range(0, 200).mapToObj(number -> pages(1 + number % 5)), told::add)
                .forEach(PricedRequest::outcomeOrThrow);

        assertThat(ccc.count(Call.PRICE)).isEqualTo(5);
        assertThat(told).hasSize(200);
        assertThat(told.get(199)).isEqualTo(new BulkProgress(200, 0, 195));
    }

    @Test
    void aRequestThatFailsIsAResultAndTheOthersGoOn() {
        ccc.faults()
                .nth(Call.PRICE, 3)
                .status(400)
                .body("{\"response\":{\"status\":{\"code\":\"BAD_PARAMETER\","
                        + "\"message\":\"Bad parameter [pages is invalid;] supplied\"}}}");
        List<PricedRequest> results = client.pricing()
                .quoteAll(IntStream.rangeClosed(1, 20).mapToObj(BulkQuoteTest::pages))
                .toList();

        assertThat(results.stream().flatMap(result -> result.failure().stream()))
                .singleElement()
                .satisfies(failure -> assertThat(failure.problem()).isEqualTo(CccProblem.BAD_PARAMETER));
        assertThat(results.stream().filter(result -> result.outcome().isPresent()))
                .hasSize(19);
    }

    @Test
    void aFailureIsNotReusedForTheSameRequest() {
        ccc.faults().nth(Call.PRICE, 1).status(400).body("{}");
        List<PricedRequest> results = client.pricing()
                .quoteAll(Stream.concat(
                        Stream.of(pages(1)),
                        Stream.concat(IntStream.range(2, 40).mapToObj(BulkQuoteTest::pages), Stream.of(pages(1)))))
                .toList();
        assertThat(results.get(results.size() - 1).outcome()).isPresent();
    }

    @Test
    void aSessionThatDiesInTheMiddleIsNotNoticed() {
        AtomicInteger taken = new AtomicInteger();
        Stream<PriceRequest> requests = IntStream.rangeClosed(1, 100).mapToObj(number -> {
            if (taken.incrementAndGet() == 50) {
                ccc.expireSessions();
            }
            return pages(number);
        });
        assertThat(client.pricing().quoteAll(requests))
                .allMatch(result -> result.outcome().isPresent());
        assertThat(ccc.signIns()).hasSize(2);
    }

    @Test
    void nothingIsAskedBeforeTheFirstResultIsAndClosingGivesUpTheRest() {
        try (Stream<PricedRequest> results = client.pricing().quoteAll(Stream.generate(() -> pages(3)))) {
            assertThat(ccc.count(Call.PRICE)).isZero();
            results.iterator().next();
        }
        assertThat(ccc.count(Call.PRICE)).isEqualTo(1);
        assertThat(client.pricing().quote(pages(1)).quoteOrThrow()).isNotNull();
    }

    @Test
    void anInterruptOfTheReaderEndsItKeepsTheFlagAndAbortsTheExchanges() throws Exception {
        ccc.faults().always(Call.PRICE).stall();
        Thread reader = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            while (ccc.count(Call.PRICE) == 0) {
                Thread.onSpinWait();
            }
            reader.interrupt();
        });
        interrupter.start();

        CccClientException thrown = catchThrowableOfType(
                CccClientException.class,
                () -> client.pricing().quoteAll(Stream.of(pages(1), pages(2))).forEach(result -> {}));

        assertThat(thrown.problem()).isEqualTo(CccProblem.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
        interrupter.join(TimeUnit.SECONDS.toMillis(10));
    }
}
