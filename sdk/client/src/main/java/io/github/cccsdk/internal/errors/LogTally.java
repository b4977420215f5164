package io.github.cccsdk.internal.errors;

import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.LogFinding;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.error.Resolution;
import io.github.cccsdk.internal.errors.LogSightings.Sighting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts sightings; holds one entry for each problem and advice, however long the log. */
final class LogTally {
    private static final int MAX_EXAMPLE = 300;
    /** More unknown codes than this are counted together. */
    private static final int MAX_UNKNOWN_CODES = 100;

    private record Key(CccProblem problem, Resolution resolution, Optional<String> code) {}

    private final Map<Key, LogFinding> findings = new LinkedHashMap<>();
    private int unknownCodes;

    void add(Sighting sighting, Optional<String> time) {
        Optional<String> code =
                sighting.problem() == CccProblem.UNKNOWN_CODE ? sighting.code() : Optional.<String>empty();
        Key key = new Key(sighting.problem(), sighting.resolution(), code);
        if (code.isPresent() && !findings.containsKey(key)) {
            if (unknownCodes == MAX_UNKNOWN_CODES) {
                key = new Key(sighting.problem(), sighting.resolution(), Optional.empty());
            } else {
                unknownCodes++;
            }
        }
        LogFinding before = findings.get(key);
        findings.put(
                key,
                before == null
                        ? new LogFinding(
                                sighting.problem(),
                                sighting.resolution(),
                                key.code(),
                                1,
                                time,
                                time,
                                OneLine.of(Redaction.of(OneLine.of(sighting.text(), 2 * MAX_EXAMPLE)), MAX_EXAMPLE))
                        : new LogFinding(
                                before.problem(),
                                before.resolution(),
                                before.cccCode(),
                                before.count() + 1,
                                before.first().or(() -> time),
                                time.or(before::last),
                                before.example()));
    }

    List<LogFinding> findings() {
        return List.copyOf(findings.values());
    }
}
