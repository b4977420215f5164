package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.cli.output.Result;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "completion",
        description = "Writes a script that makes bash complete the commands and flags of ccc.",
        footer = {"", "Example, for ~/.bashrc:", "  source <(ccc completion)"})
final class CompletionCommand extends ResultCommand {
    @Override
    String operation() {
        return "completion";
    }

    @Override
    Result run(Surroundings surroundings) {
        String script = AutoComplete.bash("ccc", new CommandLine(new CccCommand()));
        return Result.done(new JsonObject().with("script", script), List.of(script.stripTrailing()));
    }
}
