package io.github.cccsdk.error;

import java.util.Objects;
import java.util.Optional;

/**
 * A problem that a log shows, once or many times; found by {@code CccLogReader}.
 *
 * @param problem what it is
 * @param resolution what to do about it
 * @param cccCode CCC's code where the library does not know it: such codes are counted each on its own
 * @param count how often the log shows it, at least once
 * @param first the time of the first one as the log writes it; empty where its lines carry none
 * @param last the time of the last one
 * @param example the first one on one line, shortened, without what looks like a secret
 */
public record LogFinding(
        CccProblem problem,
        Resolution resolution,
        Optional<String> cccCode,
        long count,
        Optional<String> first,
        Optional<String> last,
        String example) {
    public LogFinding {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(resolution, "resolution");
        Objects.requireNonNull(cccCode, "cccCode");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
        Objects.requireNonNull(example, "example");
    }
}
