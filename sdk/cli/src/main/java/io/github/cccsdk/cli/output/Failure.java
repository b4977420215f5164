package io.github.cccsdk.cli.output;

import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.OneLine;
import io.github.cccsdk.error.Outcome;
import io.github.cccsdk.error.ProblemReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A failure as it is shown: one JSON document, or lines for people.
 *
 * @param message one line without control characters
 * @param report what is known beyond this, where a call failed
 */
public record Failure(
        String problem,
        String message,
        String operation,
        Actor actor,
        List<String> steps,
        Outcome outcome,
        Optional<ProblemReport> report,
        int exitCode) {
    private static final int MAX_MESSAGE = 500;

    /** The name of problems with a local file: not one of CCC's, so not one of the library's. */
    static final String LOCAL_FILE = "LOCAL_FILE";

    /** The name of this program's own faults. */
    static final String INTERNAL_ERROR = "INTERNAL_ERROR";

    public Failure {
        steps = List.copyOf(steps);
    }

    /** Of a call, a setting or the input. */
    public static Failure of(CccException exception) {
        return new Failure(
                exception.problem().name(),
                OneLine.of(String.valueOf(exception.getMessage()), 2_000),
                exception.operation(),
                exception.resolution().actor(),
                exception.resolution().steps(),
                exception.outcome(),
                Optional.of(exception.report()),
                ExitCode.of(exception));
    }

    /**
     * Of a command line that is not understood.
     *
     * @param command whose help says more, such as {@code ccc quote}
     */
    public static Failure usage(String message, String command) {
        return new Failure(
                CccProblem.REQUEST_INVALID.name(),
                message,
                "usage",
                Actor.APPLICATION,
                List.of("See: " + command + " --help"),
                Outcome.NOT_SENT,
                Optional.empty(),
                ExitCode.USAGE);
    }

    /** Of a row of a batch file that cannot be acted on. */
    public static Failure row(String problem, String message) {
        return new Failure(
                problem,
                OneLine.of(message, MAX_MESSAGE),
                "batch.row",
                Actor.APPLICATION,
                List.of("Correct the row in the file of failed rows, and run the batch on that file"),
                Outcome.NOT_SENT,
                Optional.empty(),
                ExitCode.USAGE);
    }

    /** Of a local file. */
    public static Failure of(LocalFileException exception, String operation) {
        return new Failure(
                LOCAL_FILE,
                OneLine.of(String.valueOf(exception.getMessage()), MAX_MESSAGE),
                operation,
                Actor.APPLICATION,
                List.of("Look at the named file, its permissions and the disk it is on"),
                Outcome.NOT_SENT,
                Optional.empty(),
                ExitCode.LOCAL_FILE);
    }

    /** Of this program itself; without the exception's message, which may quote values. */
    public static Failure internal(Throwable fault, String operation) {
        StackTraceElement[] trace = fault.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return new Failure(
                INTERNAL_ERROR,
                OneLine.of("This is a fault of ccc: " + fault.getClass().getName() + place, MAX_MESSAGE),
                operation,
                Actor.APPLICATION,
                List.of("Report it, with this message and what ccc was asked to do"),
                Outcome.NOT_SENT,
                Optional.empty(),
                ExitCode.INTERNAL);
    }

    /** The document {@code {"error":{…}}}. Fields without a value are {@code null}, so that every error has the same. */
    public JsonObject json() {
        JsonObject error = new JsonObject()
                .with("problem", problem)
                .with("message", message)
                .with("operation", operation)
                .with("actor", actor.name())
                .withTexts("steps", steps)
                .with("outcome", outcome.name())
                .withNullable("httpStatus", report.flatMap(Failure::httpStatus))
                .withNullable("cccCode", report.flatMap(ProblemReport::cccCode))
                .withNullable("requestId", report.flatMap(ProblemReport::requestId))
                .withNullable("correlationId", report.flatMap(ProblemReport::correlationId))
                .with("exitCode", exitCode);
        report.ifPresent(known -> {
            error.withPresent("cccMessage", known.cccMessage());
            if (!known.violations().isEmpty()) {
                error.withObjects(
                        "violations",
                        known.violations().stream()
                                .map(violation -> new JsonObject()
                                        .with("path", violation.path())
                                        .with("problem", violation.problem()))
                                .toList());
            }
            error.withPresent("reference", known.customerReference())
                    .withPresent("orderNumber", known.orderNumber())
                    .withPresent("retryAfterSeconds", known.retryAfter().map(wait -> wait.toSeconds()))
                    .withPresent("retryAt", known.retryAt())
                    .withPresent("lastWorkedAt", known.lastWorkedAt())
                    .with("retryable", known.retryable());
        });
        return new JsonObject().with("error", error);
    }

    /** The message, and the steps that it does not hold already. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("ccc: " + message);
        for (int at = 0; at < steps.size(); at++) {
            if (at > 0 || report.isEmpty()) {
                lines.add("  " + (at + 1) + ". " + OneLine.of(steps.get(at), MAX_MESSAGE));
            }
        }
        return lines;
    }

    private static Optional<Integer> httpStatus(ProblemReport report) {
        return report.httpStatus().isPresent() ? Optional.of(report.httpStatus().getAsInt()) : Optional.empty();
    }
}
