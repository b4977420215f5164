package io.github.cccsdk.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cccsdk.simulator.CccSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Runs the packaged executable as a child process, with an environment that holds nothing but {@code PATH}, {@code HOME} and
 * what a test adds: as bare as cron's, and without a locale.
 */
final class CccProcess {
    static final Path EXECUTABLE = Path.of(System.getProperty("ccc.executable", "target/ccc"));
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, String> environment = new LinkedHashMap<>();
    private Path executable = EXECUTABLE;
    private byte[] input = {};

    /** What a finished run left behind. */
    record Finished(int exitCode, String out, String err) {
        /** Standard output, which must be exactly one JSON document on one line. */
        JsonNode json() {
            try {
                assert out.endsWith("\n") && out.indexOf('\n') == out.length() - 1 : out;
                return JSON.readTree(out);
            } catch (IOException e) {
                throw new UncheckedIOException("No JSON document: " + out, e);
            }
        }

        JsonNode error() {
            return json().path("error");
        }
    }

    /** @param home the home directory */
    CccProcess(Path home) {
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", home.toString());
    }

    /** Runs this file instead of the packaged one. */
    CccProcess executable(Path file) {
        executable = file;
        return this;
    }

    /** Signs in to a simulator. */
    CccProcess against(CccSimulator simulator) {
        return with("CCC_BASE_URL", simulator.baseUrl())
                .with("CCC_USERNAME", simulator.userName())
                .with("CCC_PASSWORD", simulator.password());
    }

    CccProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    CccProcess without(String variable) {
        environment.remove(variable);
        return this;
    }

    CccProcess reading(String text) {
        input = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    CccProcess reading(byte[] bytes) {
        input = bytes.clone();
        return this;
    }

    /** Runs the command to its end. */
    Finished run(String... args) {
        return finish(start(args));
    }

    Process start(String... args) {
        return start(ProcessBuilder.Redirect.PIPE, args);
    }

    Process start(ProcessBuilder.Redirect output, String... args) {
        List<String> command =
                new ArrayList<>(List.of(executable.toAbsolutePath().toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input);
            } catch (IOException notRead) {
                // A command that fails early does not read its input.
            }
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Finished finish(Process process) {
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        String out = text(process.getInputStream());
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("ccc did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        return new Finished(process.exitValue(), out, err.join());
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException closed) {
            return "";
        }
    }
}
