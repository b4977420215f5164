package io.github.cccsdk.simulator;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request's parameters, so that all of it is told at once. */
final class Violations {

    private final List<String> found = new ArrayList<>();

    void missing(String path) {
        found.add(path + " is empty or null");
    }

    void invalid(String path) {
        found.add(path + " is invalid");
    }

    void unknown(String path) {
        found.add(path + " is unknown");
    }

    List<String> found() {
        return List.copyOf(found);
    }

    void refuseIfAny() {
        if (!found.isEmpty()) {
            throw Refusals.badParameter(found);
        }
    }
}
