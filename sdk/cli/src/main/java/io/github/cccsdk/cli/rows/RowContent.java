package io.github.cccsdk.cli.rows;

/** What a row says: something to price, or nothing that could be made sense of. */
public sealed interface RowContent permits Transaction, UnreadableRow {}
