package io.github.cccsdk.account;

import io.github.cccsdk.error.Actor;
import io.github.cccsdk.error.CccProblem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of a diagnosis. Holds no secret and nothing of what CCC wrote but its codes and ids.
 *
 * @param check what was looked at
 * @param status how it ended
 * @param finding what was found, in one sentence
 * @param problem what is wrong; there only where the check failed
 * @param actor who has to act; there only where the check failed
 * @param steps where the check failed, what to do; where it could not be made, how to check by hand; empty where it passed
 */
public record Check(
        CheckName check,
        CheckStatus status,
        String finding,
        Optional<CccProblem> problem,
        Optional<Actor> actor,
        List<String> steps) {
    public Check {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(actor, "actor");
        steps = List.copyOf(steps);
    }
}
