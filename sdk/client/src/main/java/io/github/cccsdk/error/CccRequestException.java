package io.github.cccsdk.error;

import java.util.List;
import java.util.stream.Collectors;

/** What was asked for is wrong, does not exist, or cannot be ordered. */
public final class CccRequestException extends CccException {
    private static final long serialVersionUID = 1L;

    CccRequestException(ProblemReport report) {
        super(report);
    }

    /** A request refused before any network call, because of one field. */
    public static CccRequestException invalid(String field, String problem) {
        return invalid(List.of(new Violation(field, problem)));
    }

    /** A request refused before any network call, because of these fields (at least one). */
    public static CccRequestException invalid(List<Violation> violations) {
        return new CccRequestException(ProblemReport.builder(CccProblem.REQUEST_INVALID)
                .detail(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")))
                .violations(violations)
                .resolution(new Resolution(
                        "The request was found wrong before anything was sent",
                        List.of("Correct the named field and call again"),
                        Actor.APPLICATION,
                        "ccc-sdk"))
                .build());
    }
}
