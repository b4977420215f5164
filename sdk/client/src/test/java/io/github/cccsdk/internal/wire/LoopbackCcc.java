package io.github.cccsdk.internal.wire;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.auth.CccCredentials;
import io.github.cccsdk.internal.wire.RawServer.Received;
import io.github.cccsdk.internal.wire.RawServer.Reply;
import io.github.cccsdk.orders.OrderLedger;
import io.github.cccsdk.orders.OrderRequest;
import io.github.cccsdk.pricing.MatchedBy;
import io.github.cccsdk.pricing.Money;
import io.github.cccsdk.pricing.PageCount;
import io.github.cccsdk.pricing.PricedWork;
import io.github.cccsdk.pricing.Quote;
import io.github.cccsdk.pricing.QuotedUse;
import io.github.cccsdk.time.VirtualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ServerSocketFactory;

/**
 * The least of CCC that an order needs, on raw sockets: it signs in, finds no orders, and answers each call as scripted,
 * else with an ordinary success.
 */
public final class LoopbackCcc implements AutoCloseable {
    public static final String SUBMIT = "POST /v1/orders";
    public static final String FIND = "GET /v1/orders";
    public static final String CANCEL = "POST /v1/orders/501/cancellation";
    public static final String READ = "GET /v1/orders/501";
    public static final String ACCOUNT = "GET /v1/account";
    public static final String PRICE = "POST /v1/prices";
    public static final String SIGN_IN = "POST /oauth/token";

    public static final String PASSWORD = "pa55-w0rd-canary";

    public static final String ORDER_CONTENT = """
            {"orderNumber":"501","status":"OPEN","customerReference":"ILL-1","placedAt":"2026-11-23T10:16:02Z",\
            "currency":"USD","total":43.00,"items":[{"orderDetailNumber":"71","itemReference":"TN-1","workId":"122",\
            "status":"GRANTED","total":43.00}]}""";
    public static final String ORDER = wrapped(ORDER_CONTENT);
    public static final String NO_ORDERS = wrapped("{\"orders\":[]}");
    public static final String ACCOUNT_ANSWER = wrapped("{\"userName\":\"librarian\"}");
    public static final String PRICE_ANSWER =
            wrapped("{\"workId\":\"122\",\"right\":\"AVAILABLE\",\"currency\":\"USD\","
                    + "\"baseFee\":30.00,\"perPageFee\":0.50,\"processingFee\":3.50,\"total\":43.00}");

    private final List<RawServer> servers = new ArrayList<>();
    private final ConcurrentMap<String, Queue<Reply>> scripted = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Function<Received, Reply>> always = new ConcurrentHashMap<>();
    private final AtomicInteger tokens = new AtomicInteger();

    private LoopbackCcc() {}

    public static LoopbackCcc start() {
        LoopbackCcc ccc = new LoopbackCcc();
        ccc.servers.add(RawServer.start(ccc::reply));
        return ccc;
    }

    public static LoopbackCcc startTls(ServerSocketFactory tls) {
        LoopbackCcc ccc = new LoopbackCcc();
        ccc.servers.add(RawServer.start(tls, "127.0.0.1", 0, ccc::reply));
        return ccc;
    }

    /** One service behind two addresses, 127.0.0.1 and 127.0.0.2, on the same port. */
    public static LoopbackCcc onTwoAddresses() {
        LoopbackCcc ccc = new LoopbackCcc();
        for (int tries = 1; ; tries++) {
            RawServer first = RawServer.start(ccc::reply);
            try {
                ccc.servers.add(
                        RawServer.start(ServerSocketFactory.getDefault(), "127.0.0.2", first.port(), ccc::reply));
                ccc.servers.add(0, first);
                return ccc;
            } catch (RuntimeException taken) {
                first.close();
                if (tries == 10) {
                    throw taken;
                }
            }
        }
    }

    /** What the next such calls get, one after the other. */
    public LoopbackCcc next(String call, Reply... replies) {
        scripted.computeIfAbsent(call, any -> new ConcurrentLinkedQueue<>()).addAll(List.of(replies));
        return this;
    }

    /** What every such call gets. */
    public LoopbackCcc always(String call, Reply reply) {
        always.put(call, request -> reply);
        return this;
    }

    /** What every such call gets, decided by what it says. */
    public LoopbackCcc answering(String call, Function<Received, Reply> reply) {
        always.put(call, reply);
        return this;
    }

    private Reply reply(Received request) {
        String call = request.method() + " " + request.path();
        Reply next = scripted.getOrDefault(call, new ConcurrentLinkedQueue<>()).poll();
        if (next != null) {
            return next;
        }
        Function<Received, Reply> standing = always.get(call);
        return standing != null ? standing.apply(request) : ordinary(call);
    }

    private Reply ordinary(String call) {
        return switch (call) {
            case SIGN_IN ->
                Reply.json(
                        200,
                        "{\"access_token\":\"token-" + tokens.incrementAndGet()
                                + "\",\"token_type\":\"Bearer\",\"expires_in\":360000}");
            case SUBMIT -> Reply.json(201, ORDER);
            case READ, CANCEL -> Reply.json(200, ORDER);
            case FIND -> Reply.json(200, NO_ORDERS);
            case ACCOUNT -> Reply.json(200, ACCOUNT_ANSWER);
            case PRICE -> Reply.json(200, PRICE_ANSWER);
            default -> Reply.json(404, "{\"code\":\"NOT_SCRIPTED\",\"message\":\"" + call + "\"}");
        };
    }

    public RawServer server() {
        return servers.get(0);
    }

    public int port() {
        return server().port();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Every request of this kind that arrived complete, at any address. */
    public List<Received> received(String call) {
        return servers.stream()
                .flatMap(server -> server.requests().stream())
                .filter(request -> (request.method() + " " + request.path()).equals(call))
                .toList();
    }

    /** How many orders arrived, body and all. */
    public int orders() {
        return received(SUBMIT).size();
    }

    public int requests() {
        return servers.stream().mapToInt(server -> server.requests().size()).sum();
    }

    /** A client of this service on a time that no wait slows down. */
    public CccClient.Builder client() {
        return client(new VirtualTime().sleepersAdvance());
    }

    public CccClient.Builder client(VirtualTime time) {
        return CccClient.builder()
                .baseUrl(url())
                .credentials(CccCredentials.of("librarian", PASSWORD))
                .ledger(OrderLedger.inMemory())
                .timeSource(time);
    }

    /** The order that every test places. */
    public static OrderRequest order() {
        return OrderRequest.builder("ILL-1").item("TN-1", quote()).build();
    }

    public static Quote quote() {
        return new Quote(
                new PricedWork("122", Optional.empty(), MatchedBy.WORK_ID),
                new QuotedUse(
                        "ILL_PHOTOCOPY",
                        2004,
                        false,
                        new PageCount(19, PageCount.Source.GIVEN, Optional.empty()),
                        1,
                        Optional.empty(),
                        Optional.empty()),
                "AVAILABLE",
                Money.usd("30.00"),
                Money.usd("0.50"),
                Money.usd("3.50"),
                Money.usd("43.00"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.parse("2026-11-23T10:00:00Z"));
    }

    public static String wrapped(String content) {
        return "{\"response\":{\"status\":{\"code\":\"OK\",\"message\":\"\"},\"content\":" + content + "}}";
    }

    @Override
    public void close() {
        servers.forEach(RawServer::close);
    }
}
