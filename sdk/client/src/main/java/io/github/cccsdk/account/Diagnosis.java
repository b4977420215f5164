package io.github.cccsdk.account;

import io.github.cccsdk.error.CccProblem;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The checklist of the ILLiad help article, gone through for one account. Immutable.
 *
 * @param at when, by this client's clock
 * @param checks all of them, always in the same order
 * @param environment versions and settings, by allow-list, as {@link #report()} prints them
 */
public record Diagnosis(Instant at, List<Check> checks, Map<String, String> environment) {
    public Diagnosis {
        Objects.requireNonNull(at, "at");
        checks = List.copyOf(checks);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** One check. */
    public Check check(CheckName name) {
        return checks.stream()
                .filter(check -> check.check() == name)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no check " + name));
    }

    /** The checks that failed, in their order. */
    public List<Check> failed() {
        return checks.stream()
                .filter(check -> check.status() == CheckStatus.FAILED)
                .toList();
    }

    /** What to put right first; empty where nothing failed, which is no proof that all is well: see the unchecked ones. */
    public Optional<CccProblem> firstProblem() {
        return failed().stream().findFirst().flatMap(Check::problem);
    }

    /**
     * Everything as plain text, fit to be sent to a vendor's support: it holds no user name, no password, no token, no
     * postal address and no body of an answer.
     */
    public String report() {
        StringBuilder text =
                new StringBuilder("CCC account diagnosis of ").append(at).append("\n\n");
        environment.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append('\n'));
        for (Check check : checks) {
            text.append("\n[").append(check.status()).append("] ").append(check.check());
            check.problem()
                    .ifPresent(problem -> text.append(" (").append(problem).append(')'));
            text.append("\n  ").append(check.finding()).append('\n');
            check.actor()
                    .ifPresent(
                            actor -> text.append("  Who acts: ").append(actor).append('\n'));
            int number = 1;
            for (String step : check.steps()) {
                text.append("  ").append(number++).append(". ").append(step).append('\n');
            }
        }
        return text.toString();
    }
}
