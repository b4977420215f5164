package io.github.cccsdk.examples;

/**
 * A row that is not safe to act on.
 *
 * @param line where it starts in the file
 * @param problem what is wrong with it, and what to do
 */
record UnreadableRow(int line, String problem) implements FileRow {
    @Override
    public String label() {
        return "line " + line;
    }

    @Override
    public String journal() {
        return "";
    }

    @Override
    public String pages() {
        return "";
    }
}
