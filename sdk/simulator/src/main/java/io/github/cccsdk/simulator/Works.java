package io.github.cccsdk.simulator;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The works as they are now: the catalogue, and what was changed since. */
final class Works {

    private final Map<String, Work> byId = new LinkedHashMap<>();

    Works(Catalogue catalogue) {
        for (Work work : catalogue.works()) {
            byId.put(work.workId(), work);
        }
    }

    Collection<Work> all() {
        return byId.values();
    }

    Optional<Work> find(String workId) {
        return Optional.ofNullable(byId.get(workId));
    }

    void changeFees(String workId, Optional<Work.Fees> fees) {
        byId.put(workId, named(workId).withFees(fees));
    }

    void changeRight(String workId, String right) {
        byId.put(workId, named(workId).withRight(right));
    }

    private Work named(String workId) {
        return find(workId)
                .orElseThrow(() -> new IllegalArgumentException("The simulator's catalogue has no work " + workId));
    }
}
