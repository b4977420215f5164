package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page {@code sdk/docs/traps.md} says of each trap which test would notice it: these tests exist. */
class TrapsPageTest {
    private static final Path REPOSITORY = Path.of("..", "..");
    private static final Path PAGE = Path.of("..", "docs", "traps.md");
    private static final int TRAPS = 71;
    private static final String NOT_COVERED = "not covered yet: ";
    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| (\\d+) \\| ([^|]+\\.) \\| (applies|does not apply: |applies: )([^|]*) \\| ([^|]+) \\|$");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("(\\w+(?:Test|IT))\\.(\\w+)");
    private static final Pattern RULE = Pattern.compile("((?:[\\w-]+/)*pom\\.xml): ([\\w-]+)");

    private record Row(int number, boolean applies, String tests) {}

    private static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row ->
                        new Row(Integer.parseInt(row.group(1)), !row.group(3).startsWith("does not"), row.group(5)))
                .toList();
    }

    @Test
    void everyTrapHasOneRow() throws IOException {
        assertThat(rows())
                .extracting(Row::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, TRAPS).boxed().toList());
        assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.matches("\\| \\d.*")))
                .as("rows, well-formed or not")
                .hasSize(TRAPS);
    }

    @Test
    void aTrapThatAppliesNamesItsTestOrSaysThatThereIsNone() throws IOException {
        assertThat(rows())
                .filteredOn(Row::applies)
                .isNotEmpty()
                .allMatch(row -> row.tests().contains(NOT_COVERED)
                        || NAME.matcher(row.tests()).results().anyMatch(name -> isTestOrRule(name.group(1))));
    }

    private static boolean isTestOrRule(String name) {
        return TEST.matcher(name).matches() || RULE.matcher(name).matches();
    }

    @Test
    void everyTestAndRuleNamedExists() throws IOException {
        Map<String, String> sources = testSources();
        for (Row row : rows()) {
            String named = row.tests().split(NOT_COVERED, 2)[0];
            for (Matcher name = NAME.matcher(named); name.find(); ) {
                Matcher test = TEST.matcher(name.group(1));
                Matcher rule = RULE.matcher(name.group(1));
                if (rule.matches()) {
                    assertThat(Files.readString(REPOSITORY.resolve(rule.group(1))))
                            .as(row.toString())
                            .containsPattern("[<>]" + rule.group(2) + "[/<>]");
                } else {
                    assertThat(test.matches())
                            .as("%s in row %d names a test", name.group(1), row.number())
                            .isTrue();
                    assertThat(sources.keySet()).as(row.toString()).contains(test.group(1));
                    assertThat(sources.get(test.group(1)))
                            .as("%s, named in row %d", name.group(1), row.number())
                            .containsPattern("(?m)^\\s+void " + test.group(2) + "\\(");
                }
            }
        }
    }

    /** Of all modules, by the simple name of the class, which two modules may share. */
    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> modules =
                Stream.concat(Files.list(REPOSITORY.resolve("sdk")), Stream.of(REPOSITORY.resolve("sdk-examples")))) {
            for (Path tests : modules.map(module -> module.resolve(Path.of("src", "test", "java")))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(tests)) {
                    for (Path file : files.filter(path -> path.toString().matches(".*(Test|IT)\\.java"))
                            .toList()) {
                        String name = file.getFileName().toString();
                        sources.merge(
                                name.substring(0, name.length() - ".java".length()),
                                Files.readString(file),
                                String::concat);
                    }
                }
            }
        }
        return sources;
    }
}
