package io.github.cccsdk.benchmarks;

/**
 * How long everything is measured.
 *
 * @param forks JVMs for each canned figure
 * @param warmUps iterations of a second before each canned figure
 * @param iterations of a second for each canned figure
 * @param warmUpCalls to loopback for each peer and number of threads, before the first round
 * @param rounds on loopback, in each of which every peer has its turn
 * @param rateSeconds under the rate limit
 */
record Scale(int forks, int warmUps, int iterations, int warmUpCalls, int rounds, int rateSeconds) {
    /** About five minutes on two cores. */
    static final Scale SHORT = new Scale(1, 5, 5, 8_000, 40, 10);

    /** About half an hour on two cores. */
    static final Scale LONG = new Scale(5, 8, 10, 30_000, 200, 60);

    static Scale of(String name) {
        return switch (name) {
            case "short" -> SHORT;
            case "long" -> LONG;
            default -> throw new IllegalArgumentException("Give short or long, not " + name);
        };
    }
}
