package io.github.cccsdk.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.wire.RawServer.Reply;
import io.github.cccsdk.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trap 24, from the other side: what is read in place, in memory that the next exchange uses again, is read right. */
class BodyMemoryTest {
    private static final int PIECE = 8_192;

    private final AtomicInteger exchanges = new AtomicInteger();
    private Transports transports;
    private RawServer server;
    private HttpExchange http;
    private int size;

    @BeforeEach
    void open() throws Exception {
        server = RawServer.start(request -> Reply.status(200, body(exchanges.getAndIncrement())));
        transports = Transports.of(null, Network.OF_THE_JVM, Duration.ofSeconds(1), Duration.ofSeconds(5), 5);
        http = new HttpExchange(transports, TimeSource.system());
    }

    @AfterEach
    void close() {
        transports.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_500, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 100_000})
    void aBodyIsReadInPlaceAsItCame(int length) throws Exception {
        size = length;
        for (int times = 0; times < 5; times++) {
            String read = http.read(
                    request(),
                    deadline(),
                    answer -> new String(answer.bytes(), answer.start(), answer.length(), StandardCharsets.ISO_8859_1));
            assertThat(read).isEqualTo(body(times));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_500, PIECE, 3 * PIECE})
    void aKeptBodyOutlivesTheExchangesAfterIt(int length) throws Exception {
        size = length;
        List<WireAnswer> kept = new ArrayList<>();
        for (int times = 0; times < 5; times++) {
            kept.add(http.read(request(), deadline(), WireAnswer::kept));
            kept.add(http.once(request(), deadline(), deadline(), WireAnswer::kept));
        }
        for (int times = 0; times < kept.size(); times++) {
            assertThat(new String(kept.get(times).bodyStart(), StandardCharsets.ISO_8859_1))
                    .isEqualTo(body(times));
        }
    }

    /** Trap 25: a bug in reading is none of the connection's, on whichever thread it strikes. */
    @Test
    void aBugInReadingComesOutAsItIs() {
        IllegalStateException bug = new IllegalStateException("a bug");
        Function<WireAnswer, String> reading = answer -> {
            throw bug;
        };
        assertThatThrownBy(() -> http.read(request(), deadline(), reading)).isSameAs(bug);
        assertThatThrownBy(() -> http.readAbortably(request(), deadline(), reading))
                .isSameAs(bug);
        assertThatThrownBy(() -> http.once(request(), deadline(), deadline(), reading))
                .isSameAs(bug);
    }

    private String body(int exchange) {
        return String.valueOf((char) ('a' + exchange)).repeat(size);
    }

    private WireRequest request() {
        return new WireRequest(new Request.Builder().url("http://127.0.0.1:" + server.port()));
    }

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(20), TimeSource.system());
    }
}
