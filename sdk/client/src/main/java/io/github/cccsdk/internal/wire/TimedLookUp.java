package io.github.cccsdk.internal.wire;

import io.github.cccsdk.internal.call.Deadline;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Looks host names up without waiting for longer than the call has time. Java's own look-up can be neither interrupted nor
 * bounded, and OkHttp's time-outs do not end it; so it runs on a daemon thread, one for each host name: whoever needs a name
 * that is being looked up already waits for the same answer.
 */
final class TimedLookUp implements Dns {
    /** OkHttp tells a look-up nothing of its call, but announces it on the same thread just before. */
    private static final ThreadLocal<Deadline> DEADLINE = new ThreadLocal<>();

    private final Dns dns;
    private final Duration longest;
    private final ConcurrentMap<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

    /** @param longest for one look-up, however much time the call has */
    TimedLookUp(Dns dns, Duration longest) {
        this.dns = dns;
        this.longest = longest;
    }

    /** The next look-up of this thread is for a call with this deadline. */
    static void isNextFor(Deadline deadline) {
        DEADLINE.set(deadline);
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        Deadline deadline = DEADLINE.get();
        DEADLINE.remove();
        Duration most = deadline == null || deadline.leaves(longest) ? longest : deadline.remaining();
        CompletableFuture<List<InetAddress>> answer = underWay.computeIfAbsent(host, this::begin);
        try {
            return answer.get(Math.max(0, most.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CutShort(host);
        } catch (TimeoutException late) {
            throw new CutShort(host);
        } catch (ExecutionException failed) {
            // Of its own for each who waited: an exception's stack is one thread's.
            UnknownHostException unknown = new UnknownHostException(host);
            unknown.initCause(failed.getCause());
            throw unknown;
        }
    }

    private CompletableFuture<List<InetAddress>> begin(String host) {
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        List<InetAddress> addresses = dns.lookup(host);
                        underWay.remove(host, answer);
                        answer.complete(addresses);
                    } catch (Throwable failed) {
                        underWay.remove(host, answer);
                        answer.completeExceptionally(failed);
                    }
                },
                "ccc-sdk-look-up");
        thread.setDaemon(true);
        thread.start();
        return answer;
    }

    /** The wait ended before the look-up: the time was over, or the thread was interrupted and its flag is set. */
    static final class CutShort extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        CutShort(String host) {
            super("no answer yet for " + host);
        }
    }
}
