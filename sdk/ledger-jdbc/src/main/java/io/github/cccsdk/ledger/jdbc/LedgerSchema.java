package io.github.cccsdk.ledger.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/** The tables, by versioned scripts. */
final class LedgerSchema {
    static final int VERSION = 1;

    private LedgerSchema() {}

    /** Runs the scripts after a version up to the newest; within the caller's transaction. */
    static void upgrade(Connection connection, int from) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int version = from + 1; version <= VERSION; version++) {
                for (String command : script(version)) {
                    statement.execute(command);
                }
            }
        }
    }

    private static List<String> script(int version) {
        String name = "schema-" + version + ".sql";
        try (InputStream in = LedgerSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            String withoutComments = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            return Arrays.stream(withoutComments.split(";"))
                    .map(String::strip)
                    .filter(command -> !command.isEmpty())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
