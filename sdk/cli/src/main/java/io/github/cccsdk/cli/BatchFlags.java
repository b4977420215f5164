package io.github.cccsdk.cli;

import io.github.cccsdk.CccClient;
import io.github.cccsdk.cli.batch.Batch;
import io.github.cccsdk.cli.batch.ProgressDisplay;
import io.github.cccsdk.cli.batch.RowResult;
import io.github.cccsdk.cli.input.InputText;
import io.github.cccsdk.cli.output.LocalFileException;
import io.github.cccsdk.cli.rows.BatchFiles;
import io.github.cccsdk.cli.rows.BatchRun;
import io.github.cccsdk.cli.rows.InputHash;
import io.github.cccsdk.cli.rows.Progress;
import io.github.cccsdk.cli.rows.RowFile;
import io.github.cccsdk.cli.rows.RowFormat;
import io.github.cccsdk.cli.settings.Setting;
import io.github.cccsdk.cli.settings.Settings;
import io.github.cccsdk.error.CccRequestException;
import io.github.cccsdk.error.Field;
import io.github.cccsdk.error.OneLine;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The flags that both batch commands have, and what comes of them. */
final class BatchFlags {
    /** Calls that wait for their turn longer than this many seconds would run out of time. */
    private static final int LONGEST_QUEUE_SECONDS = 2;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "ILLiad's export as CSV; or JSON lines if it ends in .jsonl or .ndjson, each like an item of an"
                            + " order file.")
    private String file = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The results, a CSV line for each row; FILE.result.csv if not given.")
    private @Nullable String out;

    @Option(
            names = "--failed",
            paramLabel = "FILE",
            description = "The rows that failed, unchanged, to be corrected and fed back; beside the results if not"
                    + " given.")
    private @Nullable String failed;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "The file's encoding, such as windows-1252; UTF-8 if not given.")
    private @Nullable String encoding;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "What separates the values: , or ; if not as the first line tells.")
    private @Nullable String delimiter;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "8",
            description = "Calls under way at once, 1 to 64; ${DEFAULT-VALUE} if not given.")
    private int parallel = 8;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "The most calls in a second, 1 to 1000; no limit if not given.")
    private @Nullable Integer rate;

    @Option(names = "--jsonl", description = "Write a JSON line for each row as it is finished, and nothing else.")
    private boolean jsonLines;

    boolean jsonLines() {
        return jsonLines;
    }

    /** How many calls are under way at once: no more than the rate lets through before their time is over. */
    int atOnce() {
        Field.between("--parallel", parallel, 1, 64);
        return rate == null
                ? parallel
                : Math.min(parallel, LONGEST_QUEUE_SECONDS * Field.between("--rate", rate, 1, 1_000));
    }

    CccClient.Builder paced(CccClient.Builder client) {
        client.callsAtOnce(atOnce());
        if (rate != null) {
            client.callsPerSecond(rate);
        }
        return client;
    }

    RowFile rows() {
        return RowFile.open(path(), charset(), format());
    }

    BatchFiles files() {
        Path input = path();
        Path result = out == null ? input.resolveSibling(input.getFileName() + ".result.csv") : InputText.path(out);
        Path corrections = failed == null ? beside(result, input) : InputText.path(failed);
        return BatchFiles.of(result, corrections);
    }

    /** @param more arguments that change what the results say */
    Progress progress(
            String command, Settings settings, Map<String, String> more, RowFile rows, Surroundings surroundings) {
        Map<String, String> arguments = new TreeMap<>(more);
        arguments.put("encoding", charset().name());
        arguments.put("format", format().name());
        for (Setting setting :
                new Setting[] {Setting.BASE_URL, Setting.USERNAME, Setting.CLIENT_ID, Setting.COUNTRY, Setting.LOCATION
                }) {
            settings.text(setting).ifPresent(value -> arguments.put(setting.key(), value));
        }
        BatchRun run = new BatchRun(command, InputHash.of(path()), arguments);
        return Progress.open(files(), run, rows.heading(), surroundings.clock());
    }

    Batch batch(
            RowFile rows,
            Optional<Progress> files,
            Consumer<RowResult> told,
            ProgressDisplay display,
            Surroundings surroundings) {
        return new Batch(rows, files, told, display, surroundings.underWay()::isToldToStop);
    }

    ProgressDisplay display(Surroundings surroundings) {
        try {
            return new ProgressDisplay(
                    surroundings.err(),
                    surroundings.terminal().showsErrors(),
                    Files.size(path()),
                    surroundings.clock());
        } catch (IOException failure) {
            throw InputText.unreadable(OneLine.of(file, 200), failure);
        }
    }

    /** Writes each row as a line, if asked for; so that each command says in its own words what else is to be told. */
    Consumer<RowResult> lines(Surroundings surroundings) {
        return result -> {
            if (jsonLines) {
                surroundings.out().line(RowView.json(result).text());
            }
        };
    }

    private Path path() {
        if (file.equals(InputText.STANDARD_INPUT)) {
            throw CccRequestException.invalid("FILE", "is standard input, which cannot be read again: give a file");
        }
        Path path = InputText.path(file);
        if (!Files.isRegularFile(path)) {
            throw new LocalFileException(
                    "The file " + OneLine.of(file, 200) + " cannot be used: there is no such file");
        }
        return path;
    }

    /** With the ending of the input, which tells the format when it is fed back. */
    private static Path beside(Path result, Path input) {
        String name = String.valueOf(input.getFileName());
        String ending = name.lastIndexOf('.') <= 0 ? "" : name.substring(name.lastIndexOf('.'));
        String stem = String.valueOf(result.getFileName()).replaceFirst("(\\.result)?\\.csv$", "");
        return result.resolveSibling((stem.endsWith(ending) ? stem.substring(0, stem.length() - ending.length()) : stem)
                + ".failed" + ending);
    }

    private Charset charset() {
        if (encoding == null) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(encoding);
        } catch (IllegalArgumentException unknown) {
            throw CccRequestException.invalid(
                    "--encoding",
                    "\"" + OneLine.of(encoding, 40) + "\" is not known: give a name such as windows-1252");
        }
    }

    private RowFormat format() {
        RowFormat byName = RowFormat.ofName(path());
        if (delimiter == null) {
            return byName;
        }
        if (byName == RowFormat.JSON_LINES || !(delimiter.equals(",") || delimiter.equals(";"))) {
            throw CccRequestException.invalid("--delimiter", "is for CSV files: give , or ;");
        }
        return delimiter.equals(",") ? RowFormat.CSV_COMMA : RowFormat.CSV_SEMICOLON;
    }
}
