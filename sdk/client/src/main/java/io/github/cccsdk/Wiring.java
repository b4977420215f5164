package io.github.cccsdk;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.internal.account.AccountDiagnosis;
import io.github.cccsdk.internal.account.AccountLookup;
import io.github.cccsdk.internal.async.AsyncCalls;
import io.github.cccsdk.internal.call.Listeners;
import io.github.cccsdk.internal.errors.Catalogue;
import io.github.cccsdk.internal.errors.ErrorReader;
import io.github.cccsdk.internal.orders.AtWork;
import io.github.cccsdk.internal.orders.OrderDesk;
import io.github.cccsdk.internal.orders.OrderSettings;
import io.github.cccsdk.internal.pipeline.CallLimits;
import io.github.cccsdk.internal.pipeline.Pipeline;
import io.github.cccsdk.internal.pipeline.Resilience4jVersion;
import io.github.cccsdk.internal.pipeline.SignInExchange;
import io.github.cccsdk.internal.pipeline.ToldSignIn;
import io.github.cccsdk.internal.pricing.PriceDesk;
import io.github.cccsdk.internal.session.SessionKeeper;
import io.github.cccsdk.internal.session.SharedSessions;
import io.github.cccsdk.internal.wire.Authorities;
import io.github.cccsdk.internal.wire.HttpExchange;
import io.github.cccsdk.internal.wire.JacksonVersion;
import io.github.cccsdk.internal.wire.Network;
import io.github.cccsdk.internal.wire.Requests;
import io.github.cccsdk.internal.wire.Transports;
import io.github.cccsdk.internal.works.CatalogueSearch;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.session.SessionAccount;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of one client, put together: the only place that knows them all. */
record Wiring(
        Pipeline pipeline,
        Function<Pipeline, Desks> desks,
        SessionKeeper sessions,
        AsyncCalls async,
        Transports transports) {
    private static final Logger LOG = LoggerFactory.getLogger(CccClient.class);

    static Wiring of(CccClient.Builder settings) {
        JacksonVersion.objection().or(Resilience4jVersion::objection).ifPresent(objection -> {
            throw ServiceUrl.invalid(objection);
        });
        ErrorReader errors = errorReader(settings);
        if (settings.baseUrl == null || settings.baseUrl.isBlank()) {
            throw ServiceUrl.invalid(
                    "baseUrl is missing: give the address of the service, which CCC tells its integrators");
        }
        HttpUrl baseUrl = ServiceUrl.parse("baseUrl", settings.baseUrl, settings.plainHttpAllowed);
        HttpUrl tokenUrl = settings.tokenUrl == null
                ? baseUrl.newBuilder().addPathSegments("oauth/token").build()
                : ServiceUrl.parse("tokenUrl", settings.tokenUrl, settings.plainHttpAllowed);
        if (settings.credentials == null) {
            throw CccException.of(errors.problem(CccProblem.CREDENTIALS_MISSING, "client.build")
                    .detail("credentials are missing: give credentials(…)")
                    .build());
        }
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        Supplier<String> ids = () -> new UUID(
                        (random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62))
                .toString();
        OkHttpVersion.inUse().flatMap(OkHttpVersion::objection).ifPresent(LOG::warn);
        Transports transports = Transports.of(
                settings.httpClient,
                network(settings),
                settings.connectTimeout,
                settings.readTimeout,
                settings.callsAtOnce);
        HttpExchange http = new HttpExchange(transports, settings.timeSource);
        Requests requests = new Requests(baseUrl, tokenUrl, userAgent(settings.userAgentSuffix));
        Listeners listeners = new Listeners(settings.listeners);
        String configuredBaseUrl = settings.baseUrl;
        Optional<String> configuredTokenUrl = Optional.ofNullable(settings.tokenUrl);
        SessionKeeper sessions = new SessionKeeper(
                settings.credentials,
                new SharedSessions(
                        Optional.ofNullable(settings.sessionStore), settings.timeSource, Wiring::onDaemonThread),
                credentials -> new SessionAccount(configuredBaseUrl, configuredTokenUrl, credentials),
                new ToldSignIn(
                        new SignInExchange(requests, http, errors, settings.timeSource),
                        settings.timeSource,
                        listeners),
                errors,
                settings.timeSource,
                random,
                ids,
                Wiring::onDaemonThread);
        Pipeline pipeline = new Pipeline(
                sessions,
                requests,
                http,
                errors,
                settings.expiredSessionRule,
                settings.timeSource,
                random,
                ids,
                new CallLimits(settings.timeout, settings.interval, settings.callsAtOnce),
                listeners);
        Optional<String> country = Optional.ofNullable(settings.country);
        Optional<String> locationId = Optional.ofNullable(settings.locationId);
        AsyncCalls async = new AsyncCalls(errors);
        OrderLedger ledger = settings.ledger == null ? forgetfulLedger() : settings.ledger;
        OrderSettings orderSettings = new OrderSettings(
                settings.orderTimeout,
                settings.maxQuoteAge,
                settings.quarterZone,
                settings.settlingTime,
                country,
                locationId,
                Optional.ofNullable(settings.billingAddress));
        AtWork atWork = new AtWork(owner(ids.get()), settings.timeSource);
        Map<String, String> facts = SupportFacts.of(settings, baseUrl, tokenUrl);
        Function<Pipeline, Desks> desks = way -> {
            PriceDesk pricing = new PriceDesk(
                    way, async, errors, settings.timeSource, 2 * settings.callsAtOnce, country, locationId);
            return new Desks(
                    new CatalogueSearch(way),
                    pricing,
                    new OrderDesk(way, pricing, ledger, errors, settings.timeSource, orderSettings, atWork, listeners),
                    new AccountLookup(
                            way,
                            new AccountDiagnosis(
                                    way,
                                    pricing,
                                    errors,
                                    settings.timeSource,
                                    orderSettings.billingAddress(),
                                    locationId,
                                    facts)));
        };
        return new Wiring(pipeline, desks, sessions, async, transports);
    }

    /** The calls of one asynchronous call, whose time begins now. */
    CccCalls begunNow() {
        return desks.apply(pipeline.begunNow());
    }

    /** What the ledger's history names as the one who did something: of two clients, never the same. */
    private static String owner(String id) {
        String host = Optional.ofNullable(System.getenv("HOSTNAME"))
                .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
                .map(name -> "@" + name)
                .orElse("");
        return System.getProperty("user.name", "unknown") + host + ", pid "
                + ProcessHandle.current().pid() + ", client " + id;
    }

    void close() {
        async.close();
        sessions.close();
        transports.close();
    }

    private static ErrorReader errorReader(CccClient.Builder settings) {
        Catalogue catalogue = settings.errorCatalogue == null
                ? Catalogue.standard()
                : Catalogue.standard().with(settings.errorCatalogue);
        return ErrorReader.of(
                settings.supportContact == null ? catalogue : catalogue.supportContact(settings.supportContact));
    }

    private static Network network(CccClient.Builder settings) {
        Network network = new Network(
                Optional.ofNullable(settings.proxy),
                Optional.ofNullable(settings.authorities).map(Authorities::withThoseIn),
                settings.identity);
        if (settings.httpClient != null && network.isGiven()) {
            throw ServiceUrl.invalid("httpClient brings its own proxy and TLS: leave out proxy, authorities and"
                    + " clientCertificate, or set them on that client");
        }
        return network;
    }

    private static OrderLedger forgetfulLedger() {
        LOG.warn("No order ledger is configured: orders are remembered in memory only, and forgotten when this process"
                + " ends. Give CccClient.Builder.ledger(…) before ordering for real.");
        return OrderLedger.inMemory();
    }

    private static void onDaemonThread(Runnable task) {
        Thread thread = new Thread(task, "ccc-sdk-sign-in");
        thread.setDaemon(true);
        thread.start();
    }

    /** Header-safe: the JVM's own properties can hold anything. */
    private static String userAgent(String suffix) {
        String own = String.format(
                Locale.ROOT,
                "ccc-sdk-java/%s (java/%s; %s)",
                SdkVersion.current(),
                System.getProperty("java.version", "unknown"),
                System.getProperty("os.name", "unknown"));
        String printable = own.replaceAll("[^\\x20-\\x7e]", "?");
        return suffix.isEmpty() ? printable : printable + " " + suffix;
    }
}
