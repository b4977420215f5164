package io.github.cccsdk.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request and what became of it.
 *
 * @param request what was received
 * @param answer what goes back; empty if the connection is broken off or stalls instead
 * @param scripted whether a fault changed the answer, so that the service is not to blame for it
 */
public record ObservedExchange(ReceivedRequest request, Optional<Answered> answer, boolean scripted) {

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param headers its headers, names in lower case
     * @param body its body, read as UTF-8
     */
    public record Answered(int status, Map<String, List<String>> headers, String body) {}
}
