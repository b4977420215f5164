package io.github.cccsdk.internal.errors;

import io.github.cccsdk.error.LogFinding;
import io.github.cccsdk.internal.errors.LogSightings.Sighting;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a log line by line and counts the problems it shows. */
public final class LogScan {
    private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE", "FATAL", "SEVERE");

    private final Catalogue catalogue;

    public LogScan(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The problems in the text, in the order in which they first occur. */
    public List<LogFinding> of(Reader text) throws IOException {
        LogSightings sightings = new LogSightings(catalogue);
        LogTally tally = new LogTally();
        LogLines lines = new LogLines(text);
        Events events = new Events();
        Optional<String> recordTime = Optional.empty();
        String previous = "";
        long number = 0;
        long jsonUntil = 0;
        for (String line = lines.next(); line != null; line = lines.next()) {
            number++;
            if (startsRecord(line)) {
                events.newRecord();
                recordTime = LogTime.in(line);
                previous = "";
            }
            List<Sighting> seen = sightings.in(line, previous, () -> belonging(lines), number > jsonUntil);
            for (Sighting sighting : seen) {
                jsonUntil = Math.max(jsonUntil, number + sighting.moreLines());
                if (events.isNew(sighting, line, number)) {
                    tally.add(sighting, recordTime);
                }
            }
            previous = line;
        }
        return tally.findings();
    }

    /** The lines after the present one that can belong to the same error. */
    private static List<String> belonging(LogLines lines) throws IOException {
        List<String> own = new ArrayList<>();
        int length = 0;
        for (String line : lines.following()) {
            length += line.length();
            if (line.isBlank() || startsRecord(line) || length > LogLines.MAX_FINDING_LENGTH) {
                break;
            }
            own.add(line);
        }
        return own;
    }

    private static boolean startsRecord(String line) {
        return LogTime.leads(line) || startsWithLevel(line) || line.startsWith("{\"");
    }

    private static boolean startsWithLevel(String line) {
        int from = line.startsWith("[") ? 1 : 0;
        return LEVELS.stream()
                .anyMatch(level -> line.startsWith(level, from)
                        && line.length() > from + level.length()
                        && " :]\t".indexOf(line.charAt(from + level.length())) >= 0);
    }

    /** Tells one error shown in several ways, such as a message and the stack trace under it, from several errors. */
    private static final class Events {
        private long record;
        private @Nullable Sighting last;
        private long lastLine;
        private long lastRecord;

        void newRecord() {
            record++;
        }

        boolean isNew(Sighting sighting, String line, long number) {
            boolean repeats = last != null
                    && lastRecord == record
                    && last.problem() == sighting.problem()
                    && (isTrace(line)
                            ? last.trigger().equals(sighting.trigger())
                            : number - lastLine < LogLines.MAX_FINDING_LINES && isPart(last, sighting));
            if (repeats) {
                return false;
            }
            last = sighting;
            lastLine = number;
            lastRecord = record;
            return true;
        }

        private static boolean isTrace(String line) {
            String start = line.stripLeading();
            return start.startsWith("io.github.cccsdk.") || start.startsWith("Caused by: ");
        }

        /** Another phrase of a message whose code or first phrase was counted before. */
        private static boolean isPart(Sighting earlier, Sighting later) {
            return later.kind() == LogSightings.Kind.PHRASE
                    && !earlier.trigger().equals(later.trigger());
        }
    }
}
