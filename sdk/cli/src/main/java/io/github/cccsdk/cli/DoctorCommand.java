package io.github.cccsdk.cli;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.account.Check;
import io.github.cccsdk.account.CheckStatus;
import io.github.cccsdk.account.Diagnosis;
import io.github.cccsdk.cli.output.ExitCode;
import io.github.cccsdk.cli.output.Facts;
import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.cli.output.NewFile;
import io.github.cccsdk.cli.output.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = {
            "Signs in, reads the account and asks for one price, and says what has to be put right, and by whom.",
            "Takes no session from an earlier run, but does not try again what CCC refused to one: see --retry-sign-in.",
            "Orders nothing and changes nothing. Exit code 0 if no check failed, else that of the first problem."
        },
        footer = {"", "Examples:", "  ccc doctor", "  ccc doctor --report ccc-report.txt"})
final class DoctorCommand extends ResultCommand {
    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write the diagnosis to a new file, fit to be sent to a vendor's support: it holds no"
                    + " user name, no secret and no address.")
    private @Nullable Path report;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Override
    String operation() {
        return "account.diagnose";
    }

    @Override
    Result run(Surroundings surroundings) {
        try (CccClient ccc = client.openForDiagnosis(surroundings)) {
            Diagnosis diagnosis = ccc.account().diagnose();
            if (report != null) {
                NewFile.write(report, text -> text.append(diagnosis.report()));
            }
            int exitCode = diagnosis.firstProblem().map(ExitCode::of).orElse(ExitCode.DONE);
            return new Result(json(diagnosis), lines(diagnosis), exitCode);
        }
    }

    private static JsonObject json(Diagnosis diagnosis) {
        return new JsonObject()
                .withObjects(
                        "checks",
                        diagnosis.checks().stream().map(DoctorCommand::json).toList());
    }

    private static JsonObject json(Check check) {
        return new JsonObject()
                .with("check", check.check().name())
                .with("status", check.status().name())
                .withNullable("problem", check.problem())
                .withTexts("steps", RememberedRefusal.steps(check.finding(), check.steps()))
                .with("finding", RememberedRefusal.explained(check.finding()))
                .withNullable("actor", check.actor());
    }

    private static List<String> lines(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        for (Check check : diagnosis.checks()) {
            Facts facts = new Facts()
                    .fact(mark(check.status()), check.check().name().replace('_', ' '))
                    .fact("", RememberedRefusal.explained(check.finding()));
            check.problem().ifPresent(problem -> facts.fact("", "Problem: " + problem.name()));
            check.actor()
                    .ifPresent(
                            actor -> facts.fact("", "Who acts: " + actor.name().replace('_', ' ')));
            int number = 1;
            for (String step : RememberedRefusal.steps(check.finding(), check.steps())) {
                facts.fact("", number + ". " + step);
                number++;
            }
            lines.addAll(facts.lines());
        }
        lines.add("");
        long unchecked = diagnosis.checks().stream()
                .filter(check -> check.status() == CheckStatus.NOT_CHECKED)
                .count();
        lines.add(diagnosis.checks().size() + " checks: " + diagnosis.failed().size() + " failed, " + unchecked
                + " could not be made from here.");
        return lines;
    }

    /** Words rather than signs: they can be read in every terminal, by screen readers, and in an e-mail. */
    private static String mark(CheckStatus status) {
        return switch (status) {
            case PASSED -> "[ok]";
            case FAILED -> "[FAILED]";
            case NOT_CHECKED -> "[not checked]";
        };
    }
}
