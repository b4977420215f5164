package io.github.cccsdk.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table "What happens to my order if …" to its word: each row names tests that exist. */
class OrdersDocumentTest {
    private static final Pattern NAME = Pattern.compile("`([a-z]\\w{15,})`");

    @Test
    void everyRowOfTheTableNamesATestThatExists() throws IOException {
        String tests = testSources();
        List<String> rows = Files.readAllLines(Path.of("../docs/orders.md")).stream()
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(30);
        for (String row : rows) {
            String last = row.substring(row.lastIndexOf('|', row.length() - 2));
            List<String> names =
                    NAME.matcher(last).results().map(result -> result.group(1)).toList();
            assertThat(names).as(row).isNotEmpty();
            for (String name : names) {
                assertThat(tests).as(row).contains("void " + name + "(");
            }
        }
    }

    private static String testSources() throws IOException {
        try (Stream<Path> files = Stream.concat(
                Files.walk(Path.of("src/test/java")), Files.walk(Path.of("../ledger-jdbc/src/test/java")))) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(OrdersDocumentTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
