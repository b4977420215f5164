package io.github.cccsdk.simulator;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The simulated service behind the wire: one lock, and one desk for each call. */
final class Service {

    private final Object lock = new Object();
    private final Accounts accounts;
    private final Sessions sessions;
    private final Works works;
    private final SignInDesk signInDesk;
    private final WorkSearch workSearch;
    private final PriceDesk priceDesk;
    private final OrderBook orderBook;
    private final boolean accountCallSupported;
    private SessionRefusal sessionRefusal;

    Service(
            Accounts accounts,
            Sessions sessions,
            Works works,
            SignInDesk signInDesk,
            WorkSearch workSearch,
            OrderBook orderBook,
            PriceDesk priceDesk,
            boolean accountCallSupported,
            SessionRefusal sessionRefusal) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.works = works;
        this.signInDesk = signInDesk;
        this.workSearch = workSearch;
        this.priceDesk = priceDesk;
        this.orderBook = orderBook;
        this.accountCallSupported = accountCallSupported;
        this.sessionRefusal = sessionRefusal;
    }

    Answer answer(ReceivedRequest request) {
        synchronized (lock) {
            try {
                return handle(request, Route.of(request.method(), request.path()));
            } catch (Refused refused) {
                return refused.answer();
            }
        }
    }

    private Answer handle(ReceivedRequest request, Route route) {
        if (route.call() == Call.SIGN_IN) {
            return signInDesk.answer(request);
        }
        if (route.call() == Call.OTHER) {
            throw route.pathKnown() ? Refusals.methodNotAllowed() : Refusals.pathNotFound();
        }
        Account account = signedIn(request);
        refuseQuery(request, route.call());
        return switch (route.call()) {
            case SEARCH_WORKS -> {
                AccountRules.mayTransact(account);
                yield workSearch.answer(request);
            }
            case PRICE -> priceDesk.answer(request, account);
            case SUBMIT_ORDER -> orderBook.submit(request, account);
            case READ_ORDER -> orderBook.read(route.orderNumber(), account);
            case FIND_ORDERS -> orderBook.find(request, account);
            case CANCEL_ORDER -> orderBook.cancel(request, route.orderNumber(), account);
            default -> accountCall(account);
        };
    }

    private Answer accountCall(Account account) {
        if (!accountCallSupported) {
            throw Refusals.pathNotFound();
        }
        return AccountDesk.answer(account);
    }

    private Account signedIn(ReceivedRequest request) {
        String token = request.bearerToken().orElseThrow(Refusals::noToken);
        return sessions.use(token).flatMap(accounts::find).orElseThrow(() -> Refusals.session(sessionRefusal));
    }

    /** The two searches read their query themselves; every other call has none. */
    private static void refuseQuery(ReceivedRequest request, Call call) {
        if (!request.query().isEmpty() && call != Call.SEARCH_WORKS && call != Call.FIND_ORDERS) {
            Violations violations = new Violations();
            violations.unknown("query");
            violations.refuseIfAny();
        }
    }

    /** Whose request this is, as far as it can be told without handling it. */
    Optional<String> senderOf(ReceivedRequest request) {
        return within(() -> request.call() == Call.SIGN_IN
                ? SignInDesk.userNameIn(request)
                : request.bearerToken().flatMap(sessions::ownerOf));
    }

    List<PlacedOrder> orders() {
        return within(orderBook::all);
    }

    Account account(String userName) {
        return within(() -> accounts.named(userName));
    }

    int liveSessions() {
        return within(sessions::alive);
    }

    /** Runs a change of state under the lock. */
    void change(Runnable change) {
        synchronized (lock) {
            change.run();
        }
    }

    private <T> T within(Supplier<T> question) {
        synchronized (lock) {
            return question.get();
        }
    }

    Accounts accounts() {
        return accounts;
    }

    Sessions sessions() {
        return sessions;
    }

    Works works() {
        return works;
    }

    OrderBook orderBook() {
        return orderBook;
    }

    SignInDesk signInDesk() {
        return signInDesk;
    }

    void sessionRefusal(SessionRefusal changed) {
        change(() -> this.sessionRefusal = changed);
    }
}
