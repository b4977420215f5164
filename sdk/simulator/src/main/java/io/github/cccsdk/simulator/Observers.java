package io.github.cccsdk.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Shows each exchange to the observers on the class path and keeps what they object to. */
final class Observers {

    private static final int MOST_KEPT = 20;

    private final List<ExchangeObserver> observers = new ArrayList<>();
    private final List<String> objections = new ArrayList<>();
    private int uncounted;

    static Observers onClassPath() {
        Observers found = new Observers();
        ServiceLoader.load(ExchangeObserver.class).forEach(found.observers::add);
        return found;
    }

    boolean none() {
        return observers.isEmpty();
    }

    void show(ObservedExchange exchange) {
        for (ExchangeObserver observer : observers) {
            judged(observer, exchange).forEach(this::keep);
        }
    }

    /** An observer that fails would otherwise look like a broken connection. */
    private static List<String> judged(ExchangeObserver observer, ObservedExchange exchange) {
        try {
            return observer.observe(exchange);
        } catch (RuntimeException e) {
            return List.of(observer.getClass().getName() + " failed on " + exchange.request() + ": " + e);
        }
    }

    private synchronized void keep(String objection) {
        if (objections.size() < MOST_KEPT) {
            objections.add(objection);
        } else {
            uncounted++;
        }
    }

    /** Throws if anyone objected to anything. */
    synchronized void failIfObjected() {
        if (!objections.isEmpty()) {
            String more = uncounted == 0 ? "" : "\n… and " + uncounted + " more";
            throw new AssertionError(
                    "Exchanges with the simulator broke the wire contract:\n" + String.join("\n", objections) + more);
        }
    }
}
