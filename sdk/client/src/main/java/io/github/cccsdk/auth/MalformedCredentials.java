package io.github.cccsdk.auth;

import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.error.ProblemReport;
import io.github.cccsdk.error.Resolution;
import io.github.cccsdk.error.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** Says of credentials that cannot be right what is wrong with them, without any part of them. */
final class MalformedCredentials {
    private MalformedCredentials() {}

    /** {@code CREDENTIALS_MISSING}: nothing there to sign in with. */
    static CccException missing(String detail) {
        return CccException.of(ProblemReport.builder(CccProblem.CREDENTIALS_MISSING)
                .detail(detail)
                .resolution(missing())
                .build());
    }

    /** {@code CREDENTIALS_MISSING}: these are empty. */
    static CccException empty(List<Violation> violations) {
        return CccException.of(ProblemReport.builder(CccProblem.CREDENTIALS_MISSING)
                .detail(sentence(violations))
                .violations(violations)
                .resolution(missing())
                .build());
    }

    /** {@code CREDENTIALS_MALFORMED}: too long, or with characters nobody can see. */
    static CccException malformed(List<Violation> violations) {
        return CccException.of(ProblemReport.builder(CccProblem.CREDENTIALS_MALFORMED)
                .detail(sentence(violations))
                .violations(violations)
                .resolution(new Resolution(
                        "The credentials hold something that is hardly part of them, as happens when they are copied",
                        List.of(
                                "Type the named value again by hand where it is configured",
                                "Sign in at CCC's web site with it to see that it works",
                                "If a hidden character does belong to it, call allowUnusualCharacters()"),
                        Actor.LIBRARY,
                        "SEED"))
                .build());
    }

    private static Resolution missing() {
        return new Resolution(
                "There is nothing to sign in with",
                List.of(
                        "Configure the user name and the password of the library's CCC account",
                        "See that the program runs as the user, and in the environment, that has them"),
                Actor.APPLICATION,
                "ccc-sdk");
    }

    private static String sentence(List<Violation> violations) {
        return violations.stream()
                .map(violation -> "the " + label(violation.path()) + " " + violation.problem())
                .collect(Collectors.joining("; "));
    }

    private static String label(String field) {
        return switch (field) {
            case "username" -> "user name";
            case "clientId" -> "client id";
            case "clientSecret" -> "client secret";
            default -> field;
        };
    }
}
