package io.github.cccsdk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.Buffer;
import okio.ByteString;

/** Between the wire and the service: records what arrives, lets scripted faults strike, sends what goes back. */
final class FrontDoor extends Dispatcher {

    /** Bodies are recorded and read up to this size, in bytes. */
    static final long BODY_LIMIT = 1024 * 1024;

    private final Service service;
    private final FaultScript faults;
    private final RequestLog log;
    private final Clock clock;
    private final Observers observers;
    private final Connections connections = new Connections(this::turnsAway);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong answers = new AtomicLong();
    private volatile boolean down;
    private volatile Runnable drain = () -> {};

    FrontDoor(Service service, FaultScript faults, RequestLog log, Clock clock, Observers observers) {
        this.service = service;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
        this.observers = observers;
    }

    Connections connections() {
        return connections;
    }

    void down(boolean isDown) {
        this.down = isDown;
    }

    /** MockWebServer keeps every request in a queue without bound; this empties it. */
    void drainWith(Runnable drain) {
        this.drain = drain;
    }

    /** Lets go of every delayed or stalled exchange. */
    void release() {
        closing.countDown();
    }

    /** Decides about a request from its first line alone; true if its connection is to be closed unread. */
    private boolean turnsAway(Connection connection) {
        String line = connection.requestLine();
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        if (first < 0 || first == last) {
            return false;
        }
        String path = pathOf(line.substring(first + 1, last));
        Optional<Fault.Plan> plan =
                faultFor(Route.of(line.substring(0, first), path).call());
        if (plan.isPresent() && plan.get().ending() == Fault.Ending.DROPPED_UNREAD) {
            before(plan.get());
            return true;
        }
        connection.decide(new Connection.Decision(plan));
        return false;
    }

    private Optional<Fault.Plan> faultFor(Call call) {
        if (down) {
            return Optional.of(new Fault()
                    .status(503)
                    .body("{\"message\":\"Service Unavailable\"}")
                    .plan());
        }
        return faults.arrived(call);
    }

    private void before(Fault.Plan plan) {
        if (plan.killSessions()) {
            service.change(service.sessions()::expireAll);
        }
        plan.before().forEach(Runnable::run);
    }

    @Override
    public MockResponse dispatch(RecordedRequest raw) throws InterruptedException {
        drain.run();
        Optional<Connection> connection = connections.numbered(raw.getConnectionIndex());
        ReceivedRequest request = received(raw);
        log.add(request);
        Optional<Fault.Plan> plan = connection
                .flatMap(Connection::takeDecision)
                .map(Connection.Decision::plan)
                .orElseGet(() -> faultFor(request.call()));
        MockResponse response = respond(raw, request, connection, plan);
        connection.ifPresent(Connection::answering);
        return response;
    }

    private MockResponse respond(
            RecordedRequest raw, ReceivedRequest request, Optional<Connection> connection, Optional<Fault.Plan> plan)
            throws InterruptedException {
        if (plan.isEmpty()) {
            Answer answer = process(raw, request);
            show(request, Optional.of(answer), false);
            return sent(answer).build();
        }
        before(plan.get());
        Answer ordinary = plan.get().processes() ? process(raw, request) : Answer.empty(200);
        boolean overtaken = closing.await(plan.get().delay().toNanos(), TimeUnit.NANOSECONDS);
        if (overtaken) {
            return broken();
        }
        Answer answer = plan.get().alter(ordinary);
        boolean answers = plan.get().ending().answers();
        show(
                request,
                answers ? Optional.of(answer) : Optional.empty(),
                plan.get().altersAnswer());
        return end(answer, plan.get(), connection);
    }

    private MockResponse end(Answer answer, Fault.Plan plan, Optional<Connection> connection)
            throws InterruptedException {
        MockResponse.Builder response = sent(answer);
        switch (plan.ending()) {
            case ANSWERED -> {
                return response.build();
            }
            case CUT -> {
                return response.onResponseBody(new SocketEffect.CloseSocket()).build();
            }
            case DRIPPED -> {
                return response.throttleBody(plan.dripBytes(), plan.dripEvery().toNanos(), TimeUnit.NANOSECONDS)
                        .build();
            }
            case CLOSED_AFTER -> {
                return response.onResponseEnd(new SocketEffect.CloseSocket()).build();
            }
            case STALLED -> closing.await();
            case RESET -> strike(connection, Connection::reset);
            case HALF_STATUS_LINE -> strike(connection, broken -> broken.send("HTTP/1.1 2"));
            case DROPPED, DROPPED_UNREAD -> {}
        }
        return broken();
    }

    private static MockResponse broken() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    private static void strike(Optional<Connection> connection, Connections.Blow blow) {
        connection.ifPresent(struck -> {
            try {
                blow.strike(struck);
            } catch (IOException alreadyBroken) {
                // The other side was faster; broken is what it was to be.
            }
        });
    }

    private Answer process(RecordedRequest raw, ReceivedRequest request) {
        Answer answer = raw.getBodySize() > BODY_LIMIT ? Refusals.bodyTooLarge().answer() : service.answer(request);
        if (request.call() == Call.SIGN_IN) {
            log.add(new SignIn(request.at(), request.userName().orElse(""), answer.status() == 200, errorIn(answer)));
        }
        return answer.with("X-Request-Id", "sim-" + answers.incrementAndGet());
    }

    private static String errorIn(Answer answer) {
        Optional<JsonNode> body = StrictJson.read(answer.body().utf8());
        String oauth = body.map(node -> node.path("error").asText("")).orElse("");
        return oauth.isEmpty()
                ? body.map(node -> node.path("response")
                                .path("status")
                                .path("code")
                                .asText(""))
                        .orElse("")
                : oauth;
    }

    private static MockResponse.Builder sent(Answer answer) {
        MockResponse.Builder response = new MockResponse.Builder().code(answer.status());
        if (!answer.contentType().isEmpty()) {
            response.setHeader("Content-Type", answer.contentType());
        }
        for (Answer.Header header : answer.headers()) {
            response.addHeaderLenient(header.name(), header.value());
        }
        return response.body(new Buffer().write(answer.body()));
    }

    private void show(ReceivedRequest request, Optional<Answer> answer, boolean scripted) {
        if (observers.none()) {
            return;
        }
        observers.show(new ObservedExchange(request, answer.map(FrontDoor::observed), scripted));
    }

    private static ObservedExchange.Answered observed(Answer answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        if (!answer.contentType().isEmpty()) {
            headers.put("content-type", List.of(answer.contentType()));
        }
        for (Answer.Header header : answer.headers()) {
            headers.computeIfAbsent(header.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.value());
        }
        return new ObservedExchange.Answered(
                answer.status(), headers, answer.body().utf8());
    }

    private ReceivedRequest received(RecordedRequest raw) {
        String target = raw.getTarget();
        String path = pathOf(target);
        ByteString body = raw.getBody() == null ? ByteString.EMPTY : raw.getBody();
        ReceivedRequest request = new ReceivedRequest(
                Route.of(raw.getMethod(), path).call(),
                raw.getMethod(),
                path,
                path.length() == target.length() ? "" : target.substring(path.length() + 1),
                headersOf(raw.getHeaders()),
                body.utf8(),
                clock.instant(),
                Optional.empty(),
                raw.getConnectionIndex(),
                raw.getExchangeIndex());
        return request.by(service.senderOf(request));
    }

    private static String pathOf(String target) {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    private static Map<String, List<String>> headersOf(Headers headers) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            byName.computeIfAbsent(headers.name(i).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(headers.value(i));
        }
        byName.replaceAll((name, values) -> List.copyOf(values));
        return Map.copyOf(byName);
    }
}
