package io.github.cccsdk.simulator;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

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
        String path = Incoming.pathOf(line.substring(first + 1, last));
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
        ReceivedRequest unknownSender = Incoming.read(raw, clock.instant());
        ReceivedRequest request = unknownSender.by(service.senderOf(unknownSender));
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
            return Outgoing.sent(answer).build();
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
        MockResponse.Builder response = Outgoing.sent(answer);
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
            log.add(new SignIn(
                    request.at(), request.userName().orElse(""), answer.status() == 200, Outgoing.errorIn(answer)));
        }
        return answer.with("X-Request-Id", "sim-" + answers.incrementAndGet());
    }

    private void show(ReceivedRequest request, Optional<Answer> answer, boolean scripted) {
        if (observers.none()) {
            return;
        }
        observers.show(new ObservedExchange(request, answer.map(Outgoing::observed), scripted));
    }
}
