package io.github.cccsdk.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What arrived: the last requests and sign-ins up to a limit, and exact counts of all. */
final class RequestLog {

    private final int limit;
    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
    private final Deque<SignIn> signIns = new ArrayDeque<>();
    private final Map<Call, Integer> counts = new EnumMap<>(Call.class);

    RequestLog(int limit) {
        this.limit = limit;
    }

    synchronized void add(ReceivedRequest request) {
        counts.merge(request.call(), 1, Integer::sum);
        keep(requests, request);
    }

    synchronized void add(SignIn signIn) {
        keep(signIns, signIn);
    }

    private <T> void keep(Deque<T> kept, T added) {
        kept.addLast(added);
        if (kept.size() > limit) {
            kept.removeFirst();
        }
    }

    synchronized int count(Call call) {
        return counts.getOrDefault(call, 0);
    }

    synchronized List<ReceivedRequest> requests() {
        return new ArrayList<>(requests);
    }

    synchronized List<SignIn> signIns() {
        return new ArrayList<>(signIns);
    }
}
