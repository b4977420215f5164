package io.github.cccsdk.internal.pipeline;

import java.time.Duration;

/**
 * What bounds the calls of one client.
 *
 * @param timeout for one read as a whole
 * @param interval between two calls, over all threads; zero for no limit
 * @param callsAtOnce exchanges under way at the same time
 */
public record CallLimits(Duration timeout, Duration interval, int callsAtOnce) {}
