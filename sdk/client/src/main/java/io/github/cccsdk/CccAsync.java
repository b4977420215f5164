package io.github.cccsdk;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Makes any call on a thread of the library's own: {@code ccc.async().call(ccc -> ccc.pricing().quote(request))}.
 * Thread-safe.
 */
public interface CccAsync {
    /**
     * Makes one call without waiting for it. Its time counts from now, on whichever thread and whenever it runs.
     *
     * <p>Cancelling the future aborts the exchange: a call that had not been sent stays unsent, and an order in flight is
     * {@code UNKNOWN} in the ledger from then on and never sent again by itself. On Java 21 and later calls run on virtual
     * threads, before that on at most 128 daemon threads. Stages that follow run on the same thread unless they name an
     * executor; what they throw or how long they take harms no other call.
     *
     * @param call one call, such as {@code ccc -> ccc.orders().submit(request)}
     * @return its result, or the exception it would have thrown
     */
    <T> CompletableFuture<T> call(Function<CccCalls, T> call);
}
