package io.github.cccsdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page {@code sdk/docs/idle.md} names a test for each statement: these tests exist. */
class IdlePageTest {
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Path PAGE = Path.of("..", "docs", "idle.md");
    private static final Pattern TEST_NAME = Pattern.compile("`(?:(\\w+Test)|…)\\.(\\w+)`");

    @Test
    void namesTestsThatExist() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                String name = file.getFileName().toString();
                sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
            }
        }
        int named = 0;
        String last = "";
        for (Matcher found = TEST_NAME.matcher(Files.readString(PAGE)); found.find(); named++) {
            last = found.group(1) == null ? last : found.group(1);
            assertThat(sources).containsKey(last);
            assertThat(sources.get(last)).contains("void " + found.group(2) + "(");
        }
        assertThat(named).isGreaterThan(20);
    }
}
