package io.github.cccsdk.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import mockwebserver3.MockWebServer;

/**
 * A simulated Copyright Clearance Center on loopback: sign-in and sessions, a catalogue, prices, orders, and whatever is to
 * go wrong.
 *
 * <pre>{@code
 * try (CccSimulator sim = CccSimulator.start()) {
 *     // point the code under test at sim.baseUrl() with sim.userName() and sim.password()
 *     sim.faults().next(Call.SUBMIT_ORDER).processThenDrop();
 *     …
 *     assertThat(sim.orders()).hasSize(1);
 * }
 * }</pre>
 *
 * <p>It speaks plain HTTP on 127.0.0.1 and nowhere else. Its time stands still until {@link #clock()} is moved. It refuses
 * what does not keep to the wire contract. That contract is this project's assumption: CCC publishes none. Thread-safe.
 */
public final class CccSimulator implements AutoCloseable {

    private final MockWebServer server;
    private final Service service;
    private final FrontDoor frontDoor;
    private final FaultScript faults;
    private final RequestLog log;
    private final SimulatorClock clock;
    private final Observers observers;
    private final String baseUrl;
    private final String userName;
    private final AtomicBoolean closed = new AtomicBoolean();

    private CccSimulator(Builder from) {
        List<Account> accounts = from.accounts.isEmpty()
                ? List.of(Account.builder("ill-office@library.example", "simulated-password")
                        .build())
                : from.accounts;
        this.userName = accounts.get(0).userName();
        this.clock = from.clock;
        this.faults = new FaultScript();
        this.log = new RequestLog(from.recordLimit);
        this.observers = Observers.onClassPath();
        this.service = service(from, accounts);
        this.frontDoor = new FrontDoor(service, faults, log, clock, observers);
        this.server = new MockWebServer();
        server.setServerSocketFactory(frontDoor.connections());
        server.setBodyLimit(FrontDoor.BODY_LIMIT);
        server.setDispatcher(frontDoor);
        frontDoor.drainWith(this::forgetTakenRequests);
        try {
            server.start(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), from.port);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The simulator cannot listen on 127.0.0.1 port " + from.port + "; choose another, or 0 for any", e);
        }
        this.baseUrl = "http://127.0.0.1:" + server.getPort();
    }

    private static Service service(Builder from, List<Account> all) {
        Accounts accounts = new Accounts(all, from.lockAfter);
        Sessions sessions = new Sessions(from.clock, from.idleLifetime, from.absoluteLifetime);
        Works works = new Works(from.catalogue);
        return new Service(
                accounts,
                sessions,
                works,
                new SignInDesk(accounts, sessions, from.applicationKey, from.announced(), from.lockedAnswer),
                new WorkSearch(works, from.clock, from.anyYear),
                new OrderBook(works, from.clock, from.customerReferences),
                new PriceDesk(works, from.clock),
                from.accountCall,
                from.sessionRefusal);
    }

    private void forgetTakenRequests() {
        try {
            while (server.takeRequest(0, TimeUnit.NANOSECONDS) != null) {
                // Each one has been recorded by the request log already.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Starts a simulator with one account that works, the standard catalogue, and any free port.
     *
     * @return the running simulator
     */
    public static CccSimulator start() {
        return builder().start();
    }

    /**
     * Starts the description of a simulator.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns where the calls go.
     *
     * @return such as {@code http://127.0.0.1:40123}, without a slash at the end
     */
    public String baseUrl() {
        return baseUrl;
    }

    /**
     * Returns where sign-in goes.
     *
     * @return {@link #baseUrl()} and {@code /oauth/token}
     */
    public String tokenUrl() {
        return baseUrl + "/oauth/token";
    }

    /**
     * Returns the user name of the first account.
     *
     * @return the name
     */
    public String userName() {
        return userName;
    }

    /**
     * Returns the present password of the first account.
     *
     * @return the password
     */
    public String password() {
        return account(userName).password();
    }

    /**
     * Returns the simulator's time.
     *
     * @return the clock that sessions, orders and prices go by
     */
    public SimulatorClock clock() {
        return clock;
    }

    /**
     * Returns the script of what is to go wrong.
     *
     * @return the faults
     */
    public FaultScript faults() {
        return faults;
    }

    /**
     * Returns an account as it is now.
     *
     * @param userName its user name
     * @return the account
     * @throws IllegalArgumentException if there is none
     */
    public Account account(String userName) {
        return service.account(userName);
    }

    /**
     * Changes an account. Sessions go on: as at CCC, a new password is asked for at the next sign-in only.
     *
     * @param userName its user name
     * @param change from the account's present values to the new ones
     * @throws IllegalArgumentException if there is none
     */
    public void changeAccount(String userName, UnaryOperator<Account.Builder> change) {
        service.change(() -> service.accounts().change(userName, change));
    }

    /**
     * Changes the password of the first account.
     *
     * @param password the new one
     */
    public void changePassword(String password) {
        changeAccount(userName, account -> account.password(password));
    }

    /** Ends every session now; the next call with an old token is refused. */
    public void expireSessions() {
        service.change(service.sessions()::expireAll);
    }

    /**
     * Returns how many sessions are alive.
     *
     * @return the number of tokens that would be accepted now
     */
    public int liveSessions() {
        return service.liveSessions();
    }

    /**
     * Changes how a dead session is refused.
     *
     * @param how the form of the refusal
     */
    public void refuseSessionsWith(SessionRefusal how) {
        service.sessionRefusal(how);
    }

    /**
     * Changes how the sign-in to a locked account is refused.
     *
     * @param how the form of the refusal
     */
    public void answerLockedWith(LockedAnswer how) {
        service.change(() -> service.signInDesk().lockedAnswer(how));
    }

    /**
     * Changes what a work costs, from now on.
     *
     * @param workId the work
     * @param fees the new fees
     * @throws IllegalArgumentException if there is no such work
     */
    public void changeFees(String workId, Work.Fees fees) {
        service.change(() -> service.works().changeFees(workId, Optional.of(fees)));
    }

    /**
     * Takes the price of a work away: an available work then has no estimate.
     *
     * @param workId the work
     * @throws IllegalArgumentException if there is no such work
     */
    public void removeFees(String workId) {
        service.change(() -> service.works().changeFees(workId, Optional.empty()));
    }

    /**
     * Changes the right of a work, from now on.
     *
     * @param workId the work
     * @param right {@code AVAILABLE}, {@code DENIED} or any other text
     * @throws IllegalArgumentException if there is no such work
     */
    public void changeRight(String workId, String right) {
        service.change(() -> service.works().changeRight(workId, right));
    }

    /**
     * Invoices an order, which closes it: it can no longer be cancelled.
     *
     * @param orderNumber the order
     * @throws IllegalArgumentException if there is no such order
     */
    public void invoice(String orderNumber) {
        service.change(() -> service.orderBook().invoice(orderNumber));
    }

    /** Answers every call with 503 and a gateway's JSON until {@link #up()}; scripted faults wait meanwhile. */
    public void down() {
        frontDoor.down(true);
    }

    /** Ends {@link #down()}. */
    public void up() {
        frontDoor.down(false);
    }

    /**
     * Returns what arrived, oldest first; at most the last {@link Builder#recordLimit}.
     *
     * @return the requests
     */
    public List<ReceivedRequest> requests() {
        return log.requests();
    }

    /**
     * Returns the requests of one kind, oldest first.
     *
     * @param call the kind of call
     * @return those among {@link #requests()}
     */
    public List<ReceivedRequest> requests(Call call) {
        return log.requests().stream().filter(request -> request.call() == call).toList();
    }

    /**
     * Returns how many requests of a kind arrived since the start, faults and refusals included.
     *
     * @param call the kind of call
     * @return the exact count
     */
    public int count(Call call) {
        return log.count(call);
    }

    /**
     * Returns the sign-ins that reached the sign-in desk, oldest first, within the same limit as {@link #requests()}.
     * Sign-ins that a scripted fault answered are not among them, but are counted by {@link #count}.
     *
     * @return the sign-ins
     */
    public List<SignIn> signIns() {
        return log.signIns();
    }

    /**
     * Returns every order there is, oldest first.
     *
     * @return the simulator's books
     */
    public List<PlacedOrder> orders() {
        return service.orders();
    }

    /**
     * Returns how many connections are open.
     *
     * @return their number, in use or idle
     */
    public int openConnections() {
        return frontDoor.connections().openCount();
    }

    /** Closes every connection that is idle now, as a server does that has waited long enough. */
    public void closeIdleConnections() {
        frontDoor.connections().toIdle(Socket::close);
    }

    /** Resets (TCP RST) every connection that is idle now, as a load balancer does. */
    public void resetIdleConnections() {
        frontDoor.connections().toIdle(Connection::reset);
    }

    /** Half-closes every connection that is idle now: nothing more will be sent on it, though it still takes requests. */
    public void halfCloseIdleConnections() {
        frontDoor.connections().toIdle(Socket::shutdownOutput);
    }

    /**
     * Stops listening and lets go of stalled exchanges. Further calls do nothing.
     *
     * @throws AssertionError if an {@link ExchangeObserver} on the class path objected to any exchange
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        frontDoor.release();
        server.close();
        observers.failIfObjected();
    }

    /** Names the address. */
    @Override
    public String toString() {
        return "CccSimulator[" + baseUrl + "]";
    }

    /** Describes a simulator; not thread-safe. */
    public static final class Builder {
        private int port;
        private final List<Account> accounts = new ArrayList<>();
        private Catalogue catalogue = Catalogue.standard();
        private SimulatorClock clock = SimulatorClock.startingAt(Instant.parse("2026-11-23T10:15:00Z"));
        private Duration idleLifetime = Duration.ofMinutes(30);
        private Duration absoluteLifetime = Duration.ofHours(8);
        private Optional<JsonNode> expiresIn = Optional.empty();
        private boolean announcesExpiry = true;
        private Optional<SignInDesk.ApplicationKey> applicationKey = Optional.empty();
        private int lockAfter = 5;
        private LockedAnswer lockedAnswer = LockedAnswer.ACCOUNT_LOCKED;
        private SessionRefusal sessionRefusal = SessionRefusal.UNAUTHORIZED_WITH_BODY;
        private boolean customerReferences = true;
        private boolean accountCall = true;
        private boolean anyYear = true;
        private int recordLimit = 10_000;

        private Builder() {}

        /**
         * Sets the port; default 0, any free one.
         *
         * @param port 0 to 65535
         * @return this builder
         */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /**
         * Adds an account. The first one added is that of {@link CccSimulator#userName()}; with none, there is one that
         * works.
         *
         * @param account the account
         * @return this builder
         */
        public Builder account(Account account) {
            accounts.add(account);
            return this;
        }

        /**
         * Sets the catalogue; default {@link Catalogue#standard()}.
         *
         * @param catalogue the works
         * @return this builder
         */
        public Builder catalogue(Catalogue catalogue) {
            this.catalogue = catalogue;
            return this;
        }

        /**
         * Sets when time starts, standing still; default 2026-11-23T10:15:00Z.
         *
         * @param start the clock's first reading
         * @return this builder
         */
        public Builder clockStart(Instant start) {
            return clock(SimulatorClock.startingAt(start));
        }

        /**
         * Sets the clock, such as {@link SimulatorClock#ticking()}.
         *
         * @param clock the simulator's time
         * @return this builder
         */
        public Builder clock(SimulatorClock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Sets how long a session lives without being used; default 30 minutes.
         *
         * @param lifetime the idle lifetime
         * @return this builder
         */
        public Builder idleLifetime(Duration lifetime) {
            this.idleLifetime = lifetime;
            return this;
        }

        /**
         * Sets how long a session lives at most; default 8 hours.
         *
         * @param lifetime the absolute lifetime
         * @return this builder
         */
        public Builder absoluteLifetime(Duration lifetime) {
            this.absoluteLifetime = lifetime;
            return this;
        }

        /**
         * Sets the {@code expires_in} that sign-in announces; default the absolute lifetime. What is announced and how long
         * a session really lives are independent.
         *
         * @param seconds the seconds announced
         * @return this builder
         */
        public Builder expiresIn(long seconds) {
            this.announcesExpiry = true;
            this.expiresIn = Optional.of(LongNode.valueOf(seconds));
            return this;
        }

        /**
         * Announces any JSON value as {@code expires_in}, such as {@code "\"3600\""}, {@code "-1"} or {@code "null"}.
         *
         * @param json the value as JSON text
         * @return this builder
         * @throws IllegalArgumentException if that is no JSON
         */
        public Builder expiresInRaw(String json) {
            this.announcesExpiry = true;
            this.expiresIn = Optional.of(
                    StrictJson.read(json).orElseThrow(() -> new IllegalArgumentException("Not JSON: " + json)));
            return this;
        }

        /**
         * Leaves {@code expires_in} out.
         *
         * @return this builder
         */
        public Builder expiresInMissing() {
            this.announcesExpiry = false;
            return this;
        }

        private Optional<JsonNode> announced() {
            if (!announcesExpiry) {
                return Optional.empty();
            }
            return expiresIn.or(() -> Optional.of(LongNode.valueOf(absoluteLifetime.toSeconds())));
        }

        /**
         * Registers an application: every sign-in must then carry this key by HTTP Basic, and {@code client_credentials}
         * signs in to the first account. Default: none, and a sign-in that carries a key is refused.
         *
         * @param clientId the client id
         * @param clientSecret the client secret
         * @return this builder
         */
        public Builder applicationKey(String clientId, String clientSecret) {
            this.applicationKey = Optional.of(new SignInDesk.ApplicationKey(clientId, clientSecret));
            return this;
        }

        /**
         * Sets how many wrong passwords in a row lock an account; default 5. CCC's own rule is not known.
         *
         * @param wrongPasswords at least 1
         * @return this builder
         */
        public Builder lockAfter(int wrongPasswords) {
            this.lockAfter = wrongPasswords;
            return this;
        }

        /**
         * Sets how the sign-in to a locked account is refused; default {@link LockedAnswer#ACCOUNT_LOCKED}.
         *
         * @param how the form of the refusal
         * @return this builder
         */
        public Builder lockedAnswer(LockedAnswer how) {
            this.lockedAnswer = how;
            return this;
        }

        /**
         * Sets how a dead session is refused; default {@link SessionRefusal#UNAUTHORIZED_WITH_BODY}.
         *
         * @param how the form of the refusal
         * @return this builder
         */
        public Builder sessionRefusal(SessionRefusal how) {
            this.sessionRefusal = how;
            return this;
        }

        /**
         * Sets whether orders keep the caller's reference and can be found by it; default true.
         *
         * @param supported whether they do
         * @return this builder
         */
        public Builder customerReferences(boolean supported) {
            this.customerReferences = supported;
            return this;
        }

        /**
         * Sets whether there is an account call; default true, otherwise it is 404.
         *
         * @param supported whether there is one
         * @return this builder
         */
        public Builder accountCall(boolean supported) {
            this.accountCall = supported;
            return this;
        }

        /**
         * Sets whether a search knows {@code anyYear}; default true, otherwise it is a bad parameter.
         *
         * @param supported whether it does
         * @return this builder
         */
        public Builder anyYear(boolean supported) {
            this.anyYear = supported;
            return this;
        }

        /**
         * Sets how many requests and sign-ins are kept for {@link CccSimulator#requests()}; default 10,000. Counts go on
         * beyond it.
         *
         * @param most at least 1
         * @return this builder
         */
        public Builder recordLimit(int most) {
            this.recordLimit = most;
            return this;
        }

        /**
         * Starts the simulator.
         *
         * @return the running simulator
         * @throws UncheckedIOException if it cannot listen on the port
         */
        public CccSimulator start() {
            return new CccSimulator(this);
        }
    }
}
