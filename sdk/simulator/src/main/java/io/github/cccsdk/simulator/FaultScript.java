package io.github.cccsdk.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What is to go wrong, and when. Occurrences are counted from the moment a fault is scripted, for each kind of call. When
 * several faults fit a request, the one scripted first is used, and only that one is used up. Thread-safe.
 *
 * <pre>{@code
 * sim.faults().next(Call.SUBMIT_ORDER).processThenDrop();
 * sim.faults().nth(Call.PRICE, 3).status(503).header("Retry-After", "2");
 * sim.faults().always(Call.PRICE).status(504).contentType("text/html").body("<h1>504 Gateway Time-out</h1>");
 * }</pre>
 */
public final class FaultScript {

    /** A fault and the condition under which it strikes. */
    private static final class Entry {
        private final Optional<Call> call;
        private final Fault fault;
        private final BooleanSupplier flag;
        private int toSkip;
        private int left;

        Entry(Optional<Call> call, Fault fault, BooleanSupplier flag, int toSkip, int left) {
            this.call = call;
            this.fault = fault;
            this.flag = flag;
            this.toSkip = toSkip;
            this.left = left;
        }

        boolean concerns(Call arrived) {
            return (call.isEmpty() || call.get() == arrived) && flag.getAsBoolean();
        }
    }

    private static final int ALWAYS = Integer.MAX_VALUE;

    private final List<Entry> entries = new ArrayList<>();

    FaultScript() {}

    /**
     * Scripts a fault for the next such call.
     *
     * @param call the kind of call
     * @return the fault, still without effect
     */
    public Fault next(Call call) {
        return add(Optional.of(call), () -> true, 0, 1);
    }

    /**
     * Scripts a fault for the next few such calls.
     *
     * @param call the kind of call
     * @param times for how many
     * @return the fault, still without effect
     */
    public Fault next(Call call, int times) {
        return add(Optional.of(call), () -> true, 0, times);
    }

    /**
     * Scripts a fault for one later call.
     *
     * @param call the kind of call
     * @param n which one from now, counted from 1
     * @return the fault, still without effect
     */
    public Fault nth(Call call, int n) {
        return add(Optional.of(call), () -> true, n - 1, 1);
    }

    /**
     * Scripts a fault for every such call until {@link #clear()}.
     *
     * @param call the kind of call
     * @return the fault, still without effect
     */
    public Fault always(Call call) {
        return add(Optional.of(call), () -> true, 0, ALWAYS);
    }

    /**
     * Scripts a fault for every call of any kind until {@link #clear()}.
     *
     * @return the fault, still without effect
     */
    public Fault always() {
        return add(Optional.empty(), () -> true, 0, ALWAYS);
    }

    /**
     * Scripts a fault for every such call that arrives while a flag is set.
     *
     * @param call the kind of call
     * @param flag asked once for every such call
     * @return the fault, still without effect
     */
    public Fault during(Call call, BooleanSupplier flag) {
        return add(Optional.of(call), flag, 0, ALWAYS);
    }

    /** Forgets every fault. */
    public synchronized void clear() {
        entries.clear();
    }

    private synchronized Fault add(Optional<Call> call, BooleanSupplier flag, int skip, int times) {
        if (skip < 0 || times < 1) {
            throw new IllegalArgumentException("A fault strikes at least once; occurrences are counted from 1");
        }
        Fault fault = new Fault();
        entries.add(new Entry(call, fault, flag, skip, times));
        return fault;
    }

    /** What happens to a call that has just arrived. */
    synchronized Optional<Fault.Plan> arrived(Call call) {
        Optional<Entry> strikes = Optional.empty();
        for (Entry entry : entries) {
            if (!entry.concerns(call)) {
                continue;
            }
            if (entry.toSkip > 0) {
                entry.toSkip--;
            } else if (strikes.isEmpty()) {
                strikes = Optional.of(entry);
            }
        }
        strikes.filter(entry -> entry.left != ALWAYS && --entry.left == 0).ifPresent(entries::remove);
        return strikes.map(entry -> entry.fault.plan());
    }
}
