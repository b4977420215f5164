package io.github.cccsdk.examples;

/** A row of the export, whether or not it could be made sense of. */
sealed interface FileRow permits Transaction, UnreadableRow {
    /** What people call it: its transaction number, else its line. */
    String label();

    /** The journal as the export names it; may be empty. */
    String journal();

    /** The pages as the export gives them; may be empty. */
    String pages();
}
