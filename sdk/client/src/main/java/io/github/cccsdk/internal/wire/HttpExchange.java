package io.github.cccsdk.internal.wire;

import io.github.cccsdk.internal.call.Deadline;
import io.github.cccsdk.time.TimeSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Makes one HTTP exchange and nothing more: no retry, no meaning. */
public final class HttpExchange {
    private static final long MAX_BODY_BYTES = 8L * 1024 * 1024;
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Transports transports;
    private final TimeSource time;

    public HttpExchange(Transports transports, TimeSource time) {
        this.transports = transports;
        this.time = time;
    }

    /** An exchange that may be repeated: the calling thread makes it itself. */
    public WireAnswer read(Request request, Deadline deadline) throws ExchangeFailure {
        SendTrack track = new SendTrack();
        Call call = newCall(transports.forReads(), request, track, deadline);
        try (Response response = call.execute()) {
            return answer(response);
        } catch (Exception failed) {
            throw failure(failed, track);
        }
    }

    /** The same on a thread of its own, so that an interrupt of the caller aborts it at once. */
    public WireAnswer readAbortably(Request request, Deadline deadline) throws ExchangeFailure {
        return apart(transports.forReads(), request, deadline);
    }

    /**
     * An exchange that must not be repeated: on a fresh connection, and on a thread of its own, so that an interrupt of
     * the caller aborts it at once instead of after the answer.
     */
    public WireAnswer once(Request request, Deadline deadline) throws ExchangeFailure {
        return apart(transports.forOrders(), request, deadline);
    }

    private WireAnswer apart(OkHttpClient client, Request request, Deadline deadline) throws ExchangeFailure {
        SendTrack track = new SendTrack();
        Call call = newCall(client, request, track, deadline);
        CompletableFuture<WireAnswer> answer = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    answer.complete(answer(response));
                } catch (Throwable failed) {
                    answer.completeExceptionally(failed);
                }
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
            throw failure(failed.getCause() == null ? failed : failed.getCause(), track);
        }
    }

    private static Call newCall(OkHttpClient client, Request request, SendTrack track, Deadline deadline)
            throws ExchangeFailure {
        long nanos = deadline.remaining().toNanos();
        if (nanos <= 0) {
            throw new ExchangeFailure(ExchangeFailure.Kind.TIMEOUT, false, null);
        }
        Call call =
                client.newCall(request.newBuilder().tag(SendTrack.class, track).build());
        call.timeout().timeout(nanos, TimeUnit.NANOSECONDS);
        return call;
    }

    private static WireAnswer answer(Response response) {
        BufferedSource source = response.body().source();
        WireAnswer.Ending ending;
        try {
            // Reads into OkHttp's own buffer: what arrived stays there even if the rest never does.
            ending = source.request(MAX_BODY_BYTES + 1) ? WireAnswer.Ending.TOO_LONG : WireAnswer.Ending.COMPLETE;
        } catch (InterruptedIOException cut) {
            ending = Thread.currentThread().isInterrupted()
                    ? WireAnswer.Ending.INTERRUPTED
                    : WireAnswer.Ending.TIMED_OUT;
        } catch (IOException cut) {
            ending = WireAnswer.Ending.BROKEN_OFF;
        }
        Buffer arrived = source.getBuffer();
        Buffer kept = new Buffer();
        kept.write(arrived, Math.min(arrived.size(), MAX_BODY_BYTES));
        return new WireAnswer(response.code(), response.headers(), kept, ending);
    }

    private static ExchangeFailure failure(Throwable cause, SendTrack track) {
        // OkHttp 5.4 and 5.5 can throw an undeclared InterruptedException and clear the flag (okhttp #9014).
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new ExchangeFailure(ExchangeFailure.Kind.INTERRUPTED, track.sent(), cause);
        }
        if (cause instanceof InterruptedIOException) {
            ExchangeFailure.Kind kind = Thread.currentThread().isInterrupted()
                    ? ExchangeFailure.Kind.INTERRUPTED
                    : ExchangeFailure.Kind.TIMEOUT;
            return new ExchangeFailure(kind, track.sent(), cause);
        }
        return new ExchangeFailure(ExchangeFailure.Kind.CONNECTION, track.sent(), cause);
    }
}
