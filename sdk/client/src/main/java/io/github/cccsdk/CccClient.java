package io.github.cccsdk;

import io.github.cccsdk.account.AccountClient;
import io.github.cccsdk.account.BillingAddress;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.auth.CccCredentialsProvider;
import io.github.cccsdk.error.CccConfigurationException;
import io.github.cccsdk.error.Field;
import io.github.cccsdk.internal.wire.Identity;
import io.github.cccsdk.listener.CccListener;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrdersClient;
import io.github.cccsdk.pricing.PricingClient;
import io.github.cccsdk.session.CccSession;
import io.github.cccsdk.session.ExpiredSessionRule;
import io.github.cccsdk.session.SessionStore;
import io.github.cccsdk.time.TimeSource;
import io.github.cccsdk.transport.HttpProxy;
import io.github.cccsdk.works.WorksClient;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.net.ssl.KeyManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A client of the Copyright Clearance Center's pay-per-use service: searches works, looks up prices, places orders.
 *
 * <p>Make one and share it: it is thread-safe and keeps one session for all threads, signing in when a call needs it. It
 * has no default address of the service, because none is public.
 */
public final class CccClient implements CccCalls, AutoCloseable {
    private final Wiring wiring;
    private final CccCalls calls;
    private final CccAsync async;
    private final AtomicBoolean closed = new AtomicBoolean();

    private CccClient(Wiring wiring) {
        this.wiring = wiring;
        this.calls = wiring.desks().apply(wiring.pipeline());
        this.async = new Apart(wiring);
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public WorksClient works() {
        return calls.works();
    }

    @Override
    public PricingClient pricing() {
        return calls.pricing();
    }

    @Override
    public OrdersClient orders() {
        return calls.orders();
    }

    @Override
    public AccountClient account() {
        return calls.account();
    }

    /**
     * The same calls with another {@link Builder#timeout}, for one that has less time than the others or may take more:
     * {@code ccc.within(Duration.ofSeconds(5)).pricing().quote(request)}. Cheap, and may be kept. What an order is sent with
     * keeps {@link Builder#orderTimeout}, which holds the time to hear its answer.
     *
     * @param timeout for each call as a whole: 1 ms to 24 h
     * @throws CccConfigurationException {@code CONFIGURATION_INVALID} if it is outside
     */
    public CccCalls within(Duration timeout) {
        return wiring.desks().apply(wiring.pipeline().within(Builder.positive("timeout", timeout)));
    }

    /** The same calls without waiting for them. */
    public CccAsync async() {
        return async;
    }

    /** What is known of the session. */
    public CccSession session() {
        return wiring.sessions();
    }

    /**
     * Ends what this client holds: its threads, its idle connections, and its own in-memory ledger. A borrowed HTTP client
     * and a ledger that was handed in stay open. Calls made afterwards fail as {@code CLIENT_CLOSED}. Idempotent.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            wiring.close();
        }
    }

    /** Makes calls apart from the caller's thread. */
    private record Apart(Wiring wiring) implements CccAsync {
        @Override
        public <T> CompletableFuture<T> call(Function<CccCalls, T> call) {
            CccCalls begun = wiring.begunNow();
            return wiring.async().start(() -> call.apply(begun));
        }
    }

    /** Collects the settings. Not thread-safe; may be used for several clients. */
    public static final class Builder {
        static final Duration LONGEST_TIMEOUT = Duration.ofHours(24);

        /** OkHttp cuts time-outs to milliseconds, and takes zero to mean none at all. */
        static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);

        @Nullable
        String baseUrl;

        @Nullable
        String tokenUrl;

        @Nullable
        CccCredentialsProvider credentials;

        @Nullable
        BillingAddress billingAddress;

        @Nullable
        OrderLedger ledger;

        @Nullable
        SessionStore sessionStore;

        @Nullable
        OkHttpClient httpClient;

        @Nullable
        HttpProxy proxy;

        @Nullable
        Path authorities;

        List<KeyManager> identity = List.of();

        @Nullable
        String country;

        @Nullable
        String locationId;

        @Nullable
        Path errorCatalogue;

        @Nullable
        String supportContact;

        boolean plainHttpAllowed;
        Duration timeout = Duration.ofSeconds(30);
        Duration orderTimeout = Duration.ofSeconds(90);
        Duration connectTimeout = Duration.ofSeconds(10);
        Duration readTimeout = Duration.ofSeconds(35);
        Duration maxQuoteAge = Duration.ofHours(24);
        ZoneId quarterZone = ZoneId.of("America/New_York");
        final List<CccListener> listeners = new ArrayList<>();
        Duration interval = Duration.ZERO;
        int callsAtOnce = 16;
        Duration settlingTime = Duration.ofMinutes(5);
        String userAgentSuffix = "";
        ExpiredSessionRule expiredSessionRule = ExpiredSessionRule.standard();
        TimeSource timeSource = TimeSource.system();

        private Builder() {}

        /** Where the service is, such as {@code https://host/path}. Required: none is public. */
        public Builder baseUrl(String value) {
            baseUrl = value;
            return this;
        }

        /** Where to sign in; {@code oauth/token} below the base URL if not set. */
        public Builder tokenUrl(String value) {
            tokenUrl = value;
            return this;
        }

        /** The account to sign in with. Required, here or as a provider. */
        public Builder credentials(CccCredentials value) {
            credentials = CccCredentialsProvider.fixed(value);
            return this;
        }

        /** Where to get the account from at each sign-in, for passwords that are rotated. */
        public Builder credentials(CccCredentialsProvider value) {
            credentials = value;
            return this;
        }

        /** Sent with every order, for CCC to compare with the account's; not sent if not set. */
        public Builder billingAddress(BillingAddress value) {
            billingAddress = value;
            return this;
        }

        /** Remembers the orders. If not set, one in memory that forgets with the process, which the log says once. */
        public Builder ledger(OrderLedger value) {
            ledger = value;
            return this;
        }

        /**
         * An HTTP client of the application's own, whose connection pool, proxy, TLS and interceptors are used. What keeps
         * orders from being sent twice is imposed on a copy; the client itself is neither changed nor closed. Not together
         * with {@link #proxy}, {@link #authorities} or {@link #clientCertificate}.
         */
        public Builder httpClient(OkHttpClient value) {
            httpClient = value;
            return this;
        }

        /** The proxy to go through; the JVM's ({@code https.proxyHost} and so on) if not set. */
        public Builder proxy(HttpProxy value) {
            proxy = value;
            return this;
        }

        /**
         * A PEM file of certificate authorities to trust beside those of the JVM, such as that of a proxy that looks into
         * TLS. Read, and refused if it is wrong, by {@link #build()}. Certificates are always checked; nothing here can
         * switch that off.
         */
        public Builder authorities(Path pem) {
            authorities = pem;
            return this;
        }

        /**
         * The certificate to show to a server that asks for one; none if not set.
         *
         * @param store loaded, with a private key and its certificate, such as a PKCS #12 file
         * @param password of the private key; not kept
         * @throws CccConfigurationException {@code CONFIGURATION_INVALID} if the store holds no key that it opens
         */
        public Builder clientCertificate(KeyStore store, char[] password) {
            identity = Identity.of(store, password);
            return this;
        }

        /** The country of use for requests that name none. */
        public Builder country(String value) {
            country = Field.text("country", value, 60);
            return this;
        }

        /** The account's location for requests that name none. */
        public Builder locationId(String value) {
            locationId = Field.text("locationId", value, 60);
            return this;
        }

        /** Accepts plain http to other machines: passwords and tokens are then open to the network. */
        public Builder allowPlainHttp() {
            plainHttpAllowed = true;
            return this;
        }

        /** The time one call may take as a whole, sign-in and retries included: 1 ms to 24 h; 30 s if not set. */
        public Builder timeout(Duration value) {
            timeout = positive("timeout", value);
            return this;
        }

        /**
         * The time one submission may take as a whole: from 60 s to 24 h; 90 s if not set. An order leaves only while 45 s
         * of it are left for the answer and a look-up.
         */
        public Builder orderTimeout(Duration value) {
            if (value.compareTo(Duration.ofSeconds(60)) < 0) {
                throw ServiceUrl.invalid("orderTimeout is " + value + ": give at least 60 s");
            }
            orderTimeout = positive("orderTimeout", value);
            return this;
        }

        /** The time one attempt to connect may take: 1 ms to 24 h; 10 s if not set. */
        public Builder connectTimeout(Duration value) {
            connectTimeout = positive("connectTimeout", value);
            return this;
        }

        /** The time one wait for bytes may take: 1 ms to 24 h; 35 s if not set. */
        public Builder readTimeout(Duration value) {
            readTimeout = positive("readTimeout", value);
            return this;
        }

        /**
         * The most calls in a second, over all threads: 1 to 1,000; no limit if not set, because CCC's is not known. Calls
         * are spread evenly. A 429 from CCC slows the client down whether or not this is set.
         */
        public Builder callsPerSecond(int value) {
            interval = Duration.ofSeconds(1).dividedBy(Field.between("callsPerSecond", value, 1, 1_000));
            return this;
        }

        /** The most exchanges under way at once, over all threads: 1 to 64; 16 if not set. */
        public Builder callsAtOnce(int value) {
            callsAtOnce = Field.between("callsAtOnce", value, 1, 64);
            return this;
        }

        /** The age from which a quote is taken again before an order is sent on it: up to 24 h, which is the default. */
        public Builder maxQuoteAge(Duration value) {
            maxQuoteAge = positive("maxQuoteAge", value);
            return this;
        }

        /** Where the quarters begin in which CCC's fees change; {@code America/New_York} if not set, an assumption. */
        public Builder quarterZone(ZoneId value) {
            quarterZone = value;
            return this;
        }

        /**
         * How long after it was sent an order of unknown outcome may still turn up at CCC: up to 24 h; 5 min if not set, an
         * assumption (a cloud gateway gives up after about 29 s, what is behind it may work on). Before that, reconciling
         * finds no order absent, so that none is sent again too early.
         */
        public Builder settlingTime(Duration value) {
            settlingTime = positive("settlingTime", value);
            return this;
        }

        /** Added to the {@code User-Agent}, such as {@code billing-job/2.1}: printable ASCII, at most 100 characters. */
        public Builder userAgentSuffix(String value) {
            String text = Field.text("userAgentSuffix", value, 100);
            if (!text.chars().allMatch(character -> character >= 0x20 && character < 0x7f)) {
                throw ServiceUrl.invalid("userAgentSuffix holds characters outside printable ASCII: remove them");
            }
            userAgentSuffix = text;
            return this;
        }

        /** Tells which refusals mean that the session has expired, where CCC's differ from the assumed ones. */
        public Builder expiredSessionRule(ExpiredSessionRule value) {
            expiredSessionRule = value;
            return this;
        }

        /**
         * Where clients share their sessions and refusals, so that a new one need not sign in; if not set, each client is
         * alone. It holds tokens: see there.
         */
        public Builder sessionStore(SessionStore value) {
            sessionStore = value;
            return this;
        }

        /** Adds a listener to what the client does, for metrics, traces or an audit trail. */
        public Builder listener(CccListener value) {
            listeners.add(value);
            return this;
        }

        /**
         * A file of one's own with error entries, which are added to the built-in catalogue or take the place of those of
         * the same name; see {@code sdk/docs/errors.md}. Read, and refused if it is wrong, by {@link #build()}.
         */
        public Builder errorCatalogue(Path value) {
            errorCatalogue = value;
            return this;
        }

        /**
         * Whom the steps of an error name where they say to ask support, such as {@code the library systems desk
         * (ext. 4711)}: at most 200 characters. Goes before the one in an error catalogue; if neither is set, it is the
         * support of the software's vendor.
         */
        public Builder supportContact(String value) {
            supportContact = Field.text("supportContact", value, 200);
            return this;
        }

        /** The time to go by; this machine's if not set. */
        public Builder timeSource(TimeSource value) {
            timeSource = value;
            return this;
        }

        /**
         * Makes the client. No network call is made before the first use.
         *
         * @throws CccConfigurationException if a setting is missing or wrong, naming it
         */
        public CccClient build() {
            return new CccClient(Wiring.of(this));
        }

        private static Duration positive(String name, Duration value) {
            if (value.compareTo(SHORTEST_TIMEOUT) < 0 || value.compareTo(LONGEST_TIMEOUT) > 0) {
                throw ServiceUrl.invalid(name + " is " + value + ": give from 1 ms to 24 h");
            }
            return value;
        }
    }
}
