package io.github.cccsdk.pricing;

/**
 * How far a bulk look-up has come.
 *
 * @param answered requests with an outcome
 * @param failed requests with a failure
 * @param reused answered requests that took an outcome from an identical request shortly before
 */
public record BulkProgress(long answered, long failed, long reused) {
    /** Requests done with, one way or the other. */
    public long done() {
        return answered + failed;
    }
}
