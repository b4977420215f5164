package io.github.cccsdk.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StreamedOutputTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private StreamedOutput output(StreamedOutput.Form form) {
        return new StreamedOutput(new StandardOutput(bytes), form);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static JsonObject one(long n) {
        return new JsonObject().with("n", n);
    }

    @Test
    void aListIsOneDocumentOrALineForEach() {
        StreamedOutput document = output(StreamedOutput.Form.JSON);
        document.object("orders", one(1));
        document.object("orders", one(2));
        document.end();
        assertThat(written()).isEqualTo("{\"orders\":[{\"n\":1},{\"n\":2}]}\n");

        bytes.reset();
        StreamedOutput lines = output(StreamedOutput.Form.JSON_LINES);
        lines.object("orders", one(1));
        lines.object("orders", one(2));
        lines.end();
        assertThat(written()).isEqualTo("{\"n\":1}\n{\"n\":2}\n");
    }

    @Test
    void anEmptyListIsADocumentTooAndNoLine() {
        StreamedOutput document = output(StreamedOutput.Form.JSON);
        document.openObjects("orders");
        document.end();
        assertThat(written()).isEqualTo("{\"orders\":[]}\n");

        bytes.reset();
        StreamedOutput lines = output(StreamedOutput.Form.JSON_LINES);
        lines.openObjects("orders");
        lines.end();
        assertThat(written()).isEmpty();
    }

    @Test
    void aTextIsEscapedInADocumentAlone() {
        StreamedOutput document = output(StreamedOutput.Form.JSON);
        document.piece("csv", "a,\"ü\"\r\n");
        document.piece("csv", "b");
        document.end();
        assertThat(written()).isEqualTo("{\"csv\":\"a,\\\"ü\\\"\\r\\nb\"}\n");

        bytes.reset();
        StreamedOutput text = output(StreamedOutput.Form.TEXT);
        text.piece("csv", "a,\"ü\"\r\n");
        text.end();
        assertThat(written()).isEqualTo("a,\"ü\"\r\n");
    }

    @Test
    void whatBreaksOffRemainsOneDocument() {
        StreamedOutput document = output(StreamedOutput.Form.JSON);
        document.object("orders", one(1));
        assertThat(document.isOpen()).isTrue();
        document.breakOff(new JsonObject().with("error", one(11)));

        assertThat(written()).isEqualTo("{\"orders\":[{\"n\":1}],\"error\":{\"n\":11}}\n");
        assertThat(document.isOpen()).isFalse();
    }

    @Test
    void whatIsLongIsWrittenBeforeItsEnd() {
        StreamedOutput document = output(StreamedOutput.Form.JSON);
        for (int n = 0; n < 5_000; n++) {
            document.object("orders", one(n));
        }

        assertThat(bytes.size()).isGreaterThan(20_000);
    }
}
