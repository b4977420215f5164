package io.github.cccsdk.cli.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cccsdk.cli.output.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A line of the progress file: a finished row.
 *
 * @param row its number
 * @param result the length of the result file after it, in bytes
 * @param failed the length of the file of failed rows after it, in bytes
 */
record ProgressLine(int row, long result, long failed, Tally tally) {
    private static final JsonFactory FACTORY = new JsonFactory();

    byte[] bytes() {
        JsonObject counts = new JsonObject();
        tally.counts().forEach(counts::with);
        return (new JsonObject()
                                .with("row", row)
                                .with("result", result)
                                .with("failed", failed)
                                .with("counts", counts)
                                .with("total", tally.total())
                                .text()
                        + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The line that these bytes say; empty if they say none, as after a power cut. */
    static Optional<ProgressLine> of(byte[] line) {
        try (JsonParser json = FACTORY.createParser(line)) {
            Map<String, String> fields = new HashMap<>();
            Map<String, Long> counts = new HashMap<>();
            read(json, fields, counts);
            long result = number(fields, "result");
            long failed = number(fields, "failed");
            int row = Math.toIntExact(number(fields, "row"));
            return row < 1 || result < 1 || failed < 0
                    ? Optional.empty()
                    : Optional.of(
                            new ProgressLine(row, result, failed, new Tally(counts, fields.getOrDefault("total", ""))));
        } catch (IOException | ArithmeticException | NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    private static void read(JsonParser json, Map<String, String> fields, Map<String, Long> counts) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String kind = json.currentName();
                    json.nextToken();
                    counts.put(kind, json.getLongValue());
                }
            } else {
                fields.put(name, json.getText());
            }
        }
    }

    private static long number(Map<String, String> fields, String name) {
        return Long.parseLong(fields.getOrDefault(name, ""));
    }
}
