package io.github.cccsdk;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.Field;
import io.github.cccsdk.error.LogFinding;
import io.github.cccsdk.internal.errors.Catalogue;
import io.github.cccsdk.internal.errors.LogLines;
import io.github.cccsdk.internal.errors.LogScan;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds CCC errors in any text: the log of an application that uses this library, the client log of an ILL system, or an
 * e-mail that quotes one. An error may be broken over up to 8 lines (16 KB). The memory needed does not grow with the
 * text. Thread-safe.
 *
 * <p>What is found is a guess from words: a log does not say what became of an order. Numbers alone, such as a 504 in a
 * healthy log, are no finding.
 */
public final class CccLogReader {
    private static final CccLogReader STANDARD = new CccLogReader(Catalogue.standard());

    private final Catalogue catalogue;

    private CccLogReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * A reader that also goes by an integrator's own error entries, as {@code CccClient.Builder.errorCatalogue} does.
     *
     * @throws CccException {@code CONFIGURATION_INVALID} if the file cannot be read or is wrong, naming the place
     */
    public static CccLogReader with(Path errorCatalogue) {
        return new CccLogReader(Catalogue.standard().with(errorCatalogue));
    }

    /** A reader like this one whose steps name this contact where they say to ask support. */
    public CccLogReader supportContact(String contact) {
        return new CccLogReader(catalogue.supportContact(Field.text("supportContact", contact, 200)));
    }

    /**
     * The problems in a file, in the order in which they first occur. UTF-8, or UTF-16 with a byte order mark; bytes that
     * are neither do no harm.
     *
     * @throws IOException where the file cannot be read
     */
    public static List<LogFinding> explain(Path file) throws IOException {
        return STANDARD.read(file);
    }

    /**
     * The problems in a text, in the order in which they first occur. The reader is read to its end and left open.
     *
     * @throws IOException where the reader fails
     */
    public static List<LogFinding> explain(Reader text) throws IOException {
        return STANDARD.read(text);
    }

    /** The problems in a text, in the order in which they first occur. */
    public static List<LogFinding> explain(String text) {
        return STANDARD.read(text);
    }

    /**
     * As {@link #explain(Path)}, with this reader's catalogue.
     *
     * @throws IOException where the file cannot be read
     */
    public List<LogFinding> read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                Reader text = LogLines.decoded(in)) {
            return read(text);
        }
    }

    /**
     * As {@link #explain(Reader)}, with this reader's catalogue.
     *
     * @throws IOException where the reader fails
     */
    public List<LogFinding> read(Reader text) throws IOException {
        return new LogScan(catalogue).of(text);
    }

    /** As {@link #explain(String)}, with this reader's catalogue. */
    public List<LogFinding> read(String text) {
        try {
            return read(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
