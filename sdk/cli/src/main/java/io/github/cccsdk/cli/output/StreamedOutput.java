package io.github.cccsdk.cli.output;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/**
 * The standard output of a result that is written while it is found, because it may be larger than the memory. As JSON it
 * remains one document also when it breaks off: the error then stands in it, beside what was found until then. Not
 * thread-safe.
 */
public final class StreamedOutput {
    /** How the result is written. */
    public enum Form {
        /** For people. */
        TEXT,
        /** One document. */
        JSON,
        /** A document on each line. */
        JSON_LINES
    }

    private static final int BUFFER = 16_384;

    private final StandardOutput out;
    private final Form form;
    private final StringBuilder waiting = new StringBuilder();
    private String closing = "";

    public StreamedOutput(StandardOutput out, Form form) {
        this.out = out;
        this.form = form;
    }

    public Form form() {
        return form;
    }

    /** Writes a line for people. */
    public void line(String text) {
        write(text + "\n");
    }

    /** Writes one of the objects of a list: alone on its line, or in the document's only field. */
    public void object(String list, JsonObject object) {
        if (form == Form.JSON_LINES) {
            line(object.text());
            return;
        }
        write(isOpen() ? "," : "");
        open("{\"" + list + "\":[", "]");
        write(object.text());
    }

    /** Writes the next piece of a text: as it is, or into the document's only field. */
    public void piece(String field, CharSequence text) {
        if (form == Form.TEXT) {
            write(text);
            return;
        }
        open("{\"" + field + "\":\"", "\"");
        write(new String(JsonStringEncoder.getInstance().quoteAsString(text)));
    }

    /** Opens the document; for a list or text in which there may be nothing. Does nothing where it is open already. */
    public void openObjects(String list) {
        if (form == Form.JSON) {
            open("{\"" + list + "\":[", "]");
        }
    }

    /** Whether a document has been begun that only {@link #end} or {@link #breakOff} completes. */
    public boolean isOpen() {
        return !closing.isEmpty();
    }

    /** Writes what is still to be written. */
    public void end() {
        if (isOpen()) {
            write(closing + "}\n");
            closing = "";
        }
        flush();
    }

    /** Ends an open document with an error in it. */
    public void breakOff(JsonObject error) {
        write(closing + "," + error.text().substring(1) + "\n");
        closing = "";
        flush();
    }

    private void open(String opening, String end) {
        if (!isOpen()) {
            closing = end;
            write(opening);
        }
    }

    private void write(CharSequence text) {
        waiting.append(text);
        if (waiting.length() > BUFFER) {
            flush();
        }
    }

    private void flush() {
        String text = waiting.toString();
        waiting.setLength(0);
        out.part(text);
    }
}
