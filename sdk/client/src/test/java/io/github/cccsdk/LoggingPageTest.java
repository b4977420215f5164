package io.github.cccsdk;

import static io.github.cccsdk.ClientFixture.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.ContextInitializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cccsdk.simulator.Call;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The page on logging and the configuration it recommends, held against what is logged. */
class LoggingPageTest {
    private static final Path PAGE = Path.of("..", "docs", "logging.md");
    private static final Path CONFIGURATION =
            Path.of("..", "..", "sdk-examples", "src", "main", "resources", "logging", "logback-json.xml");

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final PrintStream console = System.out;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ClientFixture story = new ClientFixture();

    @BeforeEach
    void configure() throws Exception {
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(CONFIGURATION.toFile());
    }

    @AfterEach
    void restore() throws Exception {
        System.setOut(console);
        context.reset();
        new ContextInitializer(context).autoConfig();
        story.close();
    }

    private static List<String> fields(JsonNode event) {
        List<String> names = new ArrayList<>();
        event.get("kvpList").forEach(pair -> pair.fieldNames().forEachRemaining(names::add));
        return names;
    }

    private JsonNode lastEvent() throws Exception {
        List<String> lines = written.toString(StandardCharsets.UTF_8).lines().toList();
        return new ObjectMapper().readTree(lines.get(lines.size() - 1));
    }

    @Test
    void aFailedExchangeIsOneJsonObjectWithTheFieldsThePageNames() throws Exception {
        story.ccc
                .faults()
                .next(Call.SEARCH_WORKS)
                .status(400)
                .body("{\"code\":\"USER_MISCONFIGURED\",\"message\":\"\"}");
        failureOf(story::quote);

        JsonNode event = lastEvent();
        assertThat(event.get("loggerName").asText()).isEqualTo("io.github.cccsdk.wire");
        assertThat(event.get("formattedMessage").asText()).contains("USER_MISCONFIGURED");
        assertThat(fields(event))
                .allSatisfy(field -> assertThat(Files.readString(PAGE)).contains("`" + field + "`"));
        Matcher sample = Pattern.compile("\\{\"(ccc\\.[A-Za-z]+)\":").matcher(Files.readString(PAGE));
        assertThat(sample.results().map(found -> found.group(1)).toList()).isEqualTo(fields(event));
    }

    @Test
    void nothingElseIsWrittenAtItsLevels() throws Exception {
        story.quote();
        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .filteredOn(line -> line.contains("\"loggerName\":\"io.github.cccsdk"))
                .isNotEmpty()
                .allMatch(line -> line.contains("\"loggerName\":\"io.github.cccsdk.wire\",\"mdc\""));
    }
}
