package io.github.cccsdk.cli.settings;

import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Resolution;
import java.util.List;

/** Says which setting is missing or wrong, and where it can be set. */
final class InvalidSettings {
    private InvalidSettings() {}

    static CccException invalid(String detail, String step) {
        return problem(CccProblem.CONFIGURATION_INVALID, detail, "A setting of this command is missing or wrong", step);
    }

    static CccException credentialsMissing(String detail, String step) {
        return problem(CccProblem.CREDENTIALS_MISSING, detail, "There is nothing to sign in with", step);
    }

    private static CccException problem(CccProblem problem, String detail, String summary, String step) {
        return CccException.of(ProblemReport.builder(problem)
                .operation("settings")
                .detail(detail)
                .resolution(new Resolution(summary, List.of(step), Actor.APPLICATION, "ccc-sdk"))
                .build());
    }
}
