package io.github.cccsdk.cli;

import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.cli.output.Result;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Field;
import io.github.cccsdk.simulator.CccSimulator;
import io.github.cccsdk.simulator.SimulatorClock;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "simulator",
        description = {
            "Runs a simulated CCC on 127.0.0.1 until it is stopped (Ctrl-C or SIGTERM).",
            "Needs no settings. Its titles are real, its prices are invented, and its interface is assumed."
        },
        footer = {"", "Example:", "  ccc simulator --port 8080"})
final class SimulatorCommand extends ResultCommand {
    /** Held here because the logging framework holds loggers weakly. */
    private static final Logger SERVER_LOG = Logger.getLogger("mockwebserver3.MockWebServer");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port to listen on; ${DEFAULT-VALUE} if not given, 0 for any that is free.")
    private int port;

    @Override
    String operation() {
        return "simulator";
    }

    @Override
    Result run(Surroundings surroundings) {
        Field.between("--port", port, 0, 65_535);
        SERVER_LOG.setLevel(Level.OFF);
        CccSimulator simulator = started();
        JsonObject json = new JsonObject()
                .with("baseUrl", simulator.baseUrl())
                .with("username", simulator.userName())
                .with("password", simulator.password());
        return Result.done(
                json,
                List.of(
                        "A simulated CCC is listening. To use it, in another shell:",
                        "",
                        "  export CCC_BASE_URL=" + simulator.baseUrl(),
                        "  export CCC_USERNAME=" + simulator.userName(),
                        "  export CCC_PASSWORD=" + simulator.password(),
                        "  ccc quote --issn 1092-4388 --year 2004 --pages 165-83",
                        "",
                        "From Java: CccClient.builder().baseUrl(\"" + simulator.baseUrl() + "\")",
                        "Its prices are invented. Stop it with Ctrl-C."));
    }

    /** The simulator runs on threads of its own until the process is told to stop. */
    @Override
    void stay() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private CccSimulator started() {
        try {
            return CccSimulator.builder()
                    .port(port)
                    .clock(SimulatorClock.ticking())
                    .start();
        } catch (UncheckedIOException taken) {
            throw CccRequestException.invalid("--port", port + " cannot be listened on: choose another, or 0 for any");
        }
    }
}
