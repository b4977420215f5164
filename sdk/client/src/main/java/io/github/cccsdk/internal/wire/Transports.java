package io.github.cccsdk.internal.wire;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * The OkHttp clients of one CCC client: one for reads and sign-ins, one for what must not be sent twice. Whatever a
 * borrowed client was set to, what money depends on is imposed here again.
 */
public final class Transports implements AutoCloseable {
    private static final int MAX_CONCURRENT = 64;
    /** Less than the minute after which many load balancers and firewalls forget a connection, some without a word. */
    private static final int LONGEST_IDLE_SECONDS = 50;

    private final OkHttpClient reads;
    private final OkHttpClient orders;
    private final boolean ownsPool;
    private volatile boolean closed;

    private Transports(OkHttpClient reads, OkHttpClient orders, boolean ownsPool) {
        this.reads = reads;
        this.orders = orders;
        this.ownsPool = ownsPool;
    }

    /**
     * @param borrowed the application's own client; its pool, proxy, TLS and interceptors are used, and it is not closed
     * @param network how to get to the network, where none is borrowed
     * @param connectTimeout for one attempt to connect, and for looking up one name
     * @param readTimeout for one wait for bytes
     * @param mostIdle connections kept for the next read, where none is borrowed
     */
    public static Transports of(
            @Nullable OkHttpClient borrowed,
            Network network,
            Duration connectTimeout,
            Duration readTimeout,
            int mostIdle) {
        OkHttpClient base = borrowed == null
                ? network.applyTo(new OkHttpClient.Builder())
                        .connectionPool(new ConnectionPool(mostIdle, LONGEST_IDLE_SECONDS, TimeUnit.SECONDS))
                        .build()
                : borrowed;
        OkHttpClient reads = hardened(base)
                .dns(new TimedLookUp(base.dns(), connectTimeout))
                .connectTimeout(connectTimeout)
                .readTimeout(readTimeout)
                .writeTimeout(readTimeout)
                .build();
        // A pooled connection that died while idle leaves an order's outcome unknown, so every order connects afresh.
        // HTTP/2 would share a connection even with a pool that keeps none idle.
        OkHttpClient orders = reads.newBuilder()
                .dispatcher(daemonDispatcher())
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .protocols(List.of(Protocol.HTTP_1_1))
                .build();
        return new Transports(reads, orders, borrowed == null);
    }

    private static OkHttpClient.Builder hardened(OkHttpClient base) {
        OkHttpClient.Builder builder = base.newBuilder()
                .dispatcher(daemonDispatcher())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .callTimeout(Duration.ZERO)
                .eventListenerFactory(
                        call -> watched(base.eventListenerFactory().create(call)));
        builder.networkInterceptors().add(new RetryAfterMover());
        builder.networkInterceptors().add(new SendGuard());
        return builder;
    }

    /**
     * Before OkHttp 5.3 there is no way to have two listeners; the application's own then goes first, and what stops a
     * connection is told in less detail.
     */
    private static EventListener watched(EventListener theirs) {
        if (theirs == EventListener.NONE) {
            return ConnectWatch.INSTANCE;
        }
        try {
            return theirs.plus(ConnectWatch.INSTANCE);
        } catch (NoSuchMethodError before53) {
            return theirs;
        }
    }

    /** OkHttp's own dispatcher threads keep the JVM alive for a minute. */
    private static Dispatcher daemonDispatcher() {
        ExecutorService executor =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "ccc-sdk-exchange");
                    thread.setDaemon(true);
                    // What an interceptor throws reaches the caller too; printed here, it would show what it quotes.
                    thread.setUncaughtExceptionHandler((failed, thrown) -> {});
                    return thread;
                });
        Dispatcher dispatcher = new Dispatcher(executor);
        dispatcher.setMaxRequests(MAX_CONCURRENT);
        dispatcher.setMaxRequestsPerHost(MAX_CONCURRENT);
        return dispatcher;
    }

    OkHttpClient forReads() {
        return reads;
    }

    OkHttpClient forOrders() {
        return orders;
    }

    boolean isClosed() {
        return closed;
    }

    /** Ends the connections that nobody uses at the moment. */
    void dropIdleConnections() {
        reads.connectionPool().evictAll();
    }

    /** Ends what these clients hold; a borrowed client's own pool stays as it is. */
    @Override
    public void close() {
        closed = true;
        reads.dispatcher().executorService().shutdown();
        orders.dispatcher().executorService().shutdown();
        orders.connectionPool().evictAll();
        if (ownsPool) {
            reads.connectionPool().evictAll();
        }
    }
}
