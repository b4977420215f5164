package io.github.cccsdk.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.internal.wire.RawServer.Reply;
import io.github.cccsdk.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trap 24: however much comes back, only so much is ever held, counted after decompression. */
class BodyBoundsTest {
    private static final int ERROR_LIMIT = WireAnswer.MAX_ERROR_BYTES;
    private static final long LIMIT = HttpExchange.MAX_BODY_BYTES;

    private static WireAnswer answerTo(Reply reply) throws ExchangeFailure {
        try (RawServer server = RawServer.start(request -> reply);
                Transports transports =
                        Transports.of(null, Network.OF_THE_JVM, Duration.ofSeconds(1), Duration.ofSeconds(5), 5)) {
            return new HttpExchange(transports, TimeSource.system())
                    .read(
                            new WireRequest(new Request.Builder().url("http://127.0.0.1:" + server.port())),
                            Deadline.after(Duration.ofSeconds(20), TimeSource.system()),
                            WireAnswer::kept);
        }
    }

    private static long held(WireAnswer answer) {
        return answer.length();
    }

    @ParameterizedTest
    @CsvSource({"200", "201", "400", "500"})
    void aGzipBombIsCutAtTheLimit(int status) throws Exception {
        byte[] bomb = gzip(64 * 1024 * 1024);
        WireAnswer answer = answerTo(exchange -> {
            exchange.write("HTTP/1.1 " + status + " Bomb\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length
                    + "\r\n\r\n");
            exchange.write(bomb);
        });
        assertThat(answer.ending()).isEqualTo(WireAnswer.Ending.TOO_LONG);
        assertThat(held(answer)).isEqualTo(status < 300 ? LIMIT : ERROR_LIMIT);
        assertThat(answer.bodyStart()).hasSize(ERROR_LIMIT);
    }

    private static byte[] gzip(int zeros) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] chunk = new byte[1024 * 1024];
            for (int written = 0; written < zeros; written += chunk.length) {
                gzip.write(chunk);
            }
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 502})
    void aBodyWithoutEndIsCutAtTheLimitAndItsConnectionEnded(int status) throws Exception {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        WireAnswer answer = answerTo(exchange -> {
            exchange.write("HTTP/1.1 " + status + " Endless\r\n\r\n");
            byte[] chunk = new byte[64 * 1024];
            try {
                while (true) {
                    exchange.write(chunk);
                }
            } finally {
                ended.complete(true);
            }
        });
        assertThat(answer.ending()).isEqualTo(WireAnswer.Ending.TOO_LONG);
        assertThat(held(answer)).isEqualTo(status == 200 ? LIMIT : ERROR_LIMIT);
        assertThat(ended.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void tenMegabytesAreCutAtTheLimit(int status) throws Exception {
        WireAnswer answer = answerTo(Reply.status(status, "x".repeat(10 * 1024 * 1024)));
        assertThat(answer.ending()).isEqualTo(WireAnswer.Ending.TOO_LONG);
        assertThat(held(answer)).isEqualTo(status == 200 ? LIMIT : ERROR_LIMIT);
    }

    @Test
    void aBodyJustAtTheLimitIsWhole() throws Exception {
        WireAnswer answer = answerTo(Reply.status(500, "x".repeat(ERROR_LIMIT)));
        assertThat(answer.ending()).isEqualTo(WireAnswer.Ending.COMPLETE);
        assertThat(held(answer)).isEqualTo(ERROR_LIMIT);
    }

    /** Headers without end are a broken connection, not a full memory. */
    @Test
    void headersWithoutEndAreRefused() {
        ExchangeFailure failure = catchThrowableOfType(
                ExchangeFailure.class,
                () -> answerTo(exchange -> {
                    exchange.write("HTTP/1.1 200 OK\r\n");
                    String header = "X-More: " + "x".repeat(1_000) + "\r\n";
                    while (true) {
                        exchange.write(header);
                    }
                }));
        assertThat(failure.kind()).isEqualTo(ExchangeFailure.Kind.CONNECTION);
        assertThat(failure.sent()).isTrue();
    }
}
