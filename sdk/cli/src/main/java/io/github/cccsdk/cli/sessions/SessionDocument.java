package io.github.cccsdk.cli.sessions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.cccsdk.cli.output.JsonObject;
import io.github.cccsdk.error.CccProblem;
import io.github.cccsdk.session.SessionRecord;
import io.github.cccsdk.session.StoredRefusal;
import io.github.cccsdk.session.StoredSession;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A session record as a JSON file. */
final class SessionDocument {
    private static final int VERSION = 1;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private SessionDocument() {}

    static String write(SessionRecord record) {
        JsonObject document = new JsonObject().with("version", VERSION);
        record.session().ifPresent(session -> document.with("session", json(session)));
        record.refusal().ifPresent(refusal -> document.with("refusal", json(refusal)));
        return document.text();
    }

    private static JsonObject json(StoredSession session) {
        return new JsonObject()
                .with("token", session.token())
                .with("openedAt", session.openedAt().toString())
                .withPresent("lifetime", session.lifetime());
    }

    private static JsonObject json(StoredRefusal refusal) {
        JsonObject json = new JsonObject()
                .with("problem", refusal.problem().name())
                .with("believed", refusal.believed())
                .with("at", refusal.at().toString())
                .withPresent("cccCode", refusal.cccCode());
        refusal.httpStatus().ifPresent(status -> json.with("httpStatus", status));
        return json;
    }

    /** What a file says; empty where it is torn, or of a version or form that this one does not know. */
    static Optional<SessionRecord> read(String text) {
        try {
            Map<String, String> fields = fields(text);
            if (!String.valueOf(VERSION).equals(fields.get("version"))) {
                return Optional.empty();
            }
            return Optional.of(new SessionRecord(session(fields), refusal(fields)));
        } catch (IOException | DateTimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<StoredSession> session(Map<String, String> fields) {
        return Optional.ofNullable(fields.get("session.token"))
                .map(token -> new StoredSession(
                        token,
                        Instant.parse(required(fields, "session.openedAt")),
                        Optional.ofNullable(fields.get("session.lifetime")).map(Duration::parse)));
    }

    private static Optional<StoredRefusal> refusal(Map<String, String> fields) {
        return Optional.ofNullable(fields.get("refusal.problem"))
                .map(problem -> new StoredRefusal(
                        CccProblem.valueOf(problem),
                        Optional.ofNullable(fields.get("refusal.httpStatus")).stream()
                                .mapToInt(Integer::parseInt)
                                .findFirst(),
                        Optional.ofNullable(fields.get("refusal.cccCode")),
                        Integer.parseInt(required(fields, "refusal.believed")),
                        Instant.parse(required(fields, "refusal.at"))));
    }

    private static String required(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).orElseThrow(() -> new IllegalArgumentException(name));
    }

    /** The values by their dotted names. */
    private static Map<String, String> fields(String text) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object");
            }
            add(fields, "", json);
            if (json.nextToken() != null) {
                throw new IOException("more than one object");
            }
        }
        return fields;
    }

    private static void add(Map<String, String> fields, String prefix, JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT && prefix.isEmpty()) {
                add(fields, name + ".", json);
            } else if (value.isScalarValue()) {
                fields.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
    }
}
