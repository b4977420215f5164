package io.github.cccsdk.cli;

import io.github.cccsdk.CccLogReader;
import io.github.cccsdk.cli.input.InputText;
import io.github.cccsdk.cli.output.Facts;
import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.cli.output.LocalFileException;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.error.LogFinding;
import io.github.cccsdk.error.OneLine;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = {
            "Finds CCC errors in logs or e-mails, and says what to do about each.",
            "Needs no settings and makes no call."
        },
        footer = {"", "Examples:", "  ccc explain application.log", "  journalctl -u ill | ccc explain"})
final class ExplainCommand extends ResultCommand {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Text files, in order of time; - or nothing for standard input.")
    private List<String> files = List.of();

    @Override
    String operation() {
        return "explain";
    }

    @Override
    Result run(Surroundings surroundings) {
        Map<List<String>, LogFinding> found = new LinkedHashMap<>();
        for (String file : files.isEmpty() ? List.of(InputText.STANDARD_INPUT) : files) {
            for (LogFinding finding : findings(file, surroundings)) {
                List<String> kind =
                        List.of(finding.problem().name(), finding.cccCode().orElse(""));
                found.merge(kind, finding, ExplainCommand::joined);
            }
        }
        List<LogFinding> findings = List.copyOf(found.values());
        JsonObject json = new JsonObject()
                .withObjects(
                        "findings", findings.stream().map(ExplainCommand::json).toList());
        return Result.done(json, lines(findings));
    }

    private static List<LogFinding> findings(String file, Surroundings surroundings) {
        try {
            return file.equals(InputText.STANDARD_INPUT)
                    ? CccLogReader.explain(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8))
                    : CccLogReader.explain(InputText.path(file));
        } catch (IOException failure) {
            if (file.equals(InputText.STANDARD_INPUT)) {
                throw new LocalFileException("Standard input could not be read");
            }
            throw InputText.unreadable(OneLine.of(file, 200), failure);
        }
    }

    /** The same problem in two files: the files are given in order of time. */
    private static LogFinding joined(LogFinding earlier, LogFinding later) {
        return new LogFinding(
                earlier.problem(),
                earlier.resolution(),
                earlier.cccCode(),
                earlier.count() + later.count(),
                earlier.first().or(later::first),
                later.last().or(earlier::last),
                earlier.example());
    }

    private static JsonObject json(LogFinding finding) {
        return new JsonObject()
                .with("problem", finding.problem().name())
                .with("actor", finding.resolution().actor().name())
                .withTexts("steps", finding.resolution().steps())
                .with("count", finding.count())
                .withNullable("first", finding.first())
                .withNullable("last", finding.last())
                .with("summary", finding.resolution().summary())
                .withPresent("cccCode", finding.cccCode())
                .with("example", finding.example());
    }

    private static List<String> lines(List<LogFinding> findings) {
        List<String> lines = new ArrayList<>();
        for (LogFinding finding : findings) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            Facts facts = new Facts()
                    .fact("Problem", finding.problem().name())
                    .fact("CCC's code", finding.cccCode())
                    .fact("", finding.resolution().summary())
                    .fact("Seen", times(finding))
                    .fact("Such as", finding.example())
                    .fact("Who acts", finding.resolution().actor().name().replace('_', ' '));
            int number = 1;
            for (String step : finding.resolution().steps()) {
                facts.fact(number == 1 ? "What to do" : "", number + ". " + step);
                number++;
            }
            lines.addAll(facts.lines());
        }
        return findings.isEmpty() ? List.of("No CCC error found.") : lines;
    }

    private static String times(LogFinding finding) {
        String count = finding.count() == 1 ? "once" : finding.count() + " times";
        return finding.first()
                .map(first -> count + ", " + first
                        + finding.last()
                                .filter(last -> !last.equals(first))
                                .map(last -> " to " + last)
                                .orElse(""))
                .orElse(count);
    }
}
