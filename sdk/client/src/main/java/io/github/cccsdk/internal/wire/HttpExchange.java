package io.github.cccsdk.internal.wire;

import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.time.TimeSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Makes one HTTP exchange and nothing more: no retry, no meaning. */
public final class HttpExchange {
    /** Counted after decompression, so that a small answer cannot fill the memory either. */
    static final long MAX_BODY_BYTES = 8L * 1024 * 1024;

    private static final Duration GRACE = Duration.ofMillis(500);

    private final Transports transports;
    private final TimeSource time;

    public HttpExchange(Transports transports, TimeSource time) {
        this.transports = transports;
        this.time = time;
    }

    /**
     * An exchange that may be repeated: the calling thread makes it itself.
     *
     * @param reading makes something of the answer, and keeps nothing of its body, which is OkHttp's
     */
    public <R> R read(WireRequest request, Deadline deadline, Function<WireAnswer, R> reading) throws ExchangeFailure {
        return execute(transports.forReads(), request, deadline, reading);
    }

    /** The same on a connection of its own, never one from the pool. */
    public <R> R readAfresh(WireRequest request, Deadline deadline, Function<WireAnswer, R> reading)
            throws ExchangeFailure {
        return execute(transports.forOrders(), request, deadline, reading);
    }

    private <R> R execute(OkHttpClient client, WireRequest request, Deadline deadline, Function<WireAnswer, R> reading)
            throws ExchangeFailure {
        Call call = newCall(client, request, deadline, deadline);
        try (Response response = answered(call, request)) {
            return read(response, request, reading);
        } catch (ExchangeFailure failure) {
            if (failure.kind() == ExchangeFailure.Kind.CONNECTION && failure.sent()) {
                // One that died in the pool is seldom alone: a retry must not go through them one by one.
                transports.dropIdleConnections();
            }
            throw failure;
        }
    }

    private Response answered(Call call, WireRequest request) throws ExchangeFailure {
        try {
            return call.execute();
        } catch (Exception failed) {
            throw failure(failed, request);
        }
    }

    /** The same on a thread of its own, so that an interrupt of the caller aborts it at once. */
    public <R> R readAbortably(WireRequest request, Deadline deadline, Function<WireAnswer, R> reading)
            throws ExchangeFailure {
        return apart(transports.forReads(), request, deadline, deadline, reading);
    }

    /**
     * An exchange that must not be repeated: on a fresh connection, and on a thread of its own, so that an interrupt of
     * the caller aborts it at once instead of after the answer. A caller interrupted before sends nothing.
     *
     * @param sendBy after which it does not leave any more, however long it took to connect
     */
    public <R> R once(WireRequest request, Deadline deadline, Deadline sendBy, Function<WireAnswer, R> reading)
            throws ExchangeFailure {
        return apart(transports.forOrders(), request, deadline, sendBy, reading);
    }

    private <R> R apart(
            OkHttpClient client,
            WireRequest request,
            Deadline deadline,
            Deadline sendBy,
            Function<WireAnswer, R> reading)
            throws ExchangeFailure {
        SendTrack track = request.track();
        if (Thread.currentThread().isInterrupted()) {
            throw new ExchangeFailure(ExchangeFailure.Kind.INTERRUPTED, false, null);
        }
        Call call = newCall(client, request, deadline, sendBy);
        CompletableFuture<R> answer = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onResponse(Call answered, Response response) {
                R made;
                try (response) {
                    made = read(response, request, reading);
                } catch (Throwable failed) {
                    answer.completeExceptionally(failed);
                    return;
                }
                answer.complete(made);
            }

            @Override
            public void onFailure(Call failed, IOException cause) {
                answer.completeExceptionally(cause);
            }
        });
        try {
            // The call has its own time-out in real time; the grace lets its verdict arrive first.
            if (!time.await(answer, deadline.remaining().plus(GRACE))) {
                call.cancel();
                throw new ExchangeFailure(ExchangeFailure.Kind.TIMEOUT, track.sent(), null);
            }
        } catch (InterruptedException interrupted) {
            call.cancel();
            Thread.currentThread().interrupt();
            throw new ExchangeFailure(ExchangeFailure.Kind.INTERRUPTED, track.sent(), null);
        }
        try {
            return answer.join();
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            if (cause instanceof RuntimeException bug) {
                // Of the reading alone: whatever the exchange throws comes typed. As on the caller's own thread, it is
                // no
                // failure of the connection, and not to be retried as one.
                throw bug;
            }
            if (cause instanceof Error fault) {
                throw fault;
            }
            throw cause instanceof ExchangeFailure failure ? failure : failure(cause, request);
        }
    }

    private static Call newCall(OkHttpClient client, WireRequest request, Deadline deadline, Deadline sendBy)
            throws ExchangeFailure {
        long nanos = deadline.remaining().toNanos();
        if (nanos <= 0) {
            throw new ExchangeFailure(ExchangeFailure.Kind.TIMEOUT, false, null);
        }
        request.track().mayTakeUntil(deadline, sendBy);
        Call call = client.newCall(request.http());
        call.timeout().timeout(nanos, TimeUnit.NANOSECONDS);
        return call;
    }

    private <R> R read(Response response, WireRequest request, Function<WireAnswer, R> reading) throws ExchangeFailure {
        BufferedSource source = response.body().source();
        long most = response.isSuccessful() ? MAX_BODY_BYTES : WireAnswer.MAX_ERROR_BYTES;
        WireAnswer.Ending ending;
        try {
            // Reads into OkHttp's own buffer: what arrived stays there even if the rest never does.
            ending = source.request(most + 1) ? WireAnswer.Ending.TOO_LONG : WireAnswer.Ending.COMPLETE;
        } catch (InterruptedIOException cut) {
            ending = Thread.currentThread().isInterrupted()
                    ? WireAnswer.Ending.INTERRUPTED
                    : WireAnswer.Ending.TIMED_OUT;
        } catch (IOException cut) {
            ending = WireAnswer.Ending.BROKEN_OFF;
        } catch (Exception failed) {
            throw failure(failed, request);
        }
        Buffer arrived = source.getBuffer();
        try {
            return reading.apply(answer(response, arrived, (int) Math.min(arrived.size(), most), ending));
        } finally {
            // Back to OkHttp's pool; closing a body that was in memory from the start would not do it.
            arrived.clear();
        }
    }

    /** An answer of common size lies in one piece, which is read where it is. */
    private static WireAnswer answer(Response response, Buffer arrived, int length, WireAnswer.Ending ending) {
        try (Buffer.UnsafeCursor pieces = arrived.readUnsafe()) {
            if (pieces.seek(0) >= length && pieces.data != null) {
                return new WireAnswer(response.code(), response.headers(), pieces.data, pieces.start, length, ending);
            }
        }
        try {
            return new WireAnswer(response.code(), response.headers(), arrived.readByteArray(length), ending);
        } catch (EOFException impossible) {
            throw new IllegalStateException("a buffer holds less than it says", impossible);
        }
    }

    private ExchangeFailure failure(Throwable cause, WireRequest request) {
        SendTrack track = request.track();
        // OkHttp 5.4 and 5.5 can throw an undeclared InterruptedException and clear the flag (okhttp #9014).
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new ExchangeFailure(ExchangeFailure.Kind.INTERRUPTED, track.sent(), cause);
        }
        ExchangeFailure.Kind kind = cause instanceof InterruptedIOException || cause instanceof TimedLookUp.CutShort
                ? interruption(track)
                : ExchangeFailure.Kind.CONNECTION;
        boolean onTheWay =
                !track.sent() && (kind == ExchangeFailure.Kind.CONNECTION || kind == ExchangeFailure.Kind.TIMEOUT);
        Hindrance hindrance =
                onTheWay ? Hindrance.of(cause, track, request.http().url()).orElse(null) : null;
        return new ExchangeFailure(kind, track.sent(), hindrance, cause);
    }

    /** What an {@code InterruptedIOException} stands for; OkHttp also reports with it that its executor is shut down. */
    private ExchangeFailure.Kind interruption(SendTrack track) {
        if (Thread.currentThread().isInterrupted()) {
            return ExchangeFailure.Kind.INTERRUPTED;
        }
        return transports.isClosed() && !track.sent() ? ExchangeFailure.Kind.CLOSED : ExchangeFailure.Kind.TIMEOUT;
    }
}
