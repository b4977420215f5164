package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.Result;

/** A command that comes to a result. */
abstract class ResultCommand {
    /** The name of what it does, as errors tell it, such as {@code orders.submit}. */
    abstract String operation();

    abstract Result run(Surroundings surroundings);

    /** Called when the result is written; returns when the command may end. */
    void stay() throws InterruptedException {}

    /** Whether it writes a JSON line for each row itself, and nothing else. */
    boolean writesJsonLines() {
        return false;
    }

    /** Whether its result is worth more than the output it goes to, as that of an order is. */
    boolean changesOrders() {
        return false;
    }
}
