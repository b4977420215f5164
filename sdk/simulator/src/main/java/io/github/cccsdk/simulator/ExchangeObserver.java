package io.github.cccsdk.simulator;

import java.util.List;

/**
 * Watches every exchange with every simulator of this JVM; found by {@link java.util.ServiceLoader}. What it objects to
 * makes {@link CccSimulator#close()} fail. Implementations are called on many threads at once, before the answer is sent.
 */
public interface ExchangeObserver {

    /**
     * Looks at an exchange.
     *
     * @param exchange what was received and what goes back
     * @return what is wrong with it, a sentence each; usually empty
     */
    List<String> observe(ObservedExchange exchange);
}
